// Links the built package into node_modules, so that the harness imports it by name, as its users do.

import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { dirname, resolve } from "node:path";

if (!existsSync("pkg/package.json")) {
  console.error("the package isn't built yet: run `cargo scaffold build`");
  process.exit(1);
}
const { name } = JSON.parse(readFileSync("pkg/package.json", "utf8"));
const link = resolve("node_modules", name);

mkdirSync(dirname(link), { recursive: true });
rmSync(link, { force: true });
symlinkSync(resolve("pkg"), link, "junction");
