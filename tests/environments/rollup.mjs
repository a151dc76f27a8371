// `node rollup.mjs FOLDER`: bundles a project with Rollup and its node-resolve plugin.
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { rollup } from "rollup";

const folder = process.argv[2];
const bundle = await rollup({
  input: `${folder}/src/index.js`,
  plugins: [nodeResolve()],
  onwarn(warning) {
    throw new Error(warning.message);
  },
});
await bundle.write({ file: `${folder}/dist/main.js`, format: "iife" });
