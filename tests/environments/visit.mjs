// `node visit.mjs URL`: prints the answers of a page that a server serves.
import { answersAt } from "./chromium.mjs";

console.log(JSON.stringify(await answersAt(process.argv[2])));
