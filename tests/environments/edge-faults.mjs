// `node edge-faults.mjs FOLDER`: sends a generated handler in workerd requests that fail, and valid ones in between.
// Its Rust panics at the query "panic" and overflows the stack at "overflow".
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const folder = process.argv[2];
const { createTestHarness } = createRequire(`${folder}/package.json`)("wrangler");
const server = createTestHarness({ root: folder, workers: [{ configPath: "wrangler.jsonc" }] });
await server.listen();
try {
  await recovers("panic", /no answer to `panic`/);
  await recovers("overflow", /Maximum call stack size exceeded/);
  await answersThousandAtOnce();
  await goesOnWithOpenStreams();
  await methodsThatAreNone();
} finally {
  await server.close();
}

async function post(path, body) {
  const response = await server.fetch(path, { method: "POST", body, duplex: "half" });
  return { status: response.status, json: await response.json() };
}

async function rank(query) {
  return post("/rank", JSON.stringify({ query, candidates: ["ab", "a"] }));
}

async function answers() {
  const { status, json } = await rank("a");
  assert.equal(status, 200);
  assert.deepEqual(json.ranked.map(({ candidate }) => candidate), ["a", "ab"]);
}

// The reason is in the log, not in the response. The next request gets a new instance.
async function recovers(query, reason) {
  await answers();
  server.clearLogs();
  for (let i = 0; i < 3; i++) {
    assert.deepEqual(await rank(query), { status: 500, json: { error: "internal error" } });
    await answers();
  }
  const logged = server.getLogs().filter(({ message }) => reason.test(message));
  assert.equal(logged.length, 3, JSON.stringify(server.getLogs()));
}

async function answersThousandAtOnce() {
  const queries = Array.from({ length: 1000 }, (_, i) => (i % 100 === 99 ? "panic" : "a"));
  const statuses = await Promise.all(queries.map(async (query) => (await rank(query)).status));
  assert.deepEqual(statuses, queries.map((query) => (query === "panic" ? 500 : 200)));
}

// A stream that began before a panic ends with the right checksum after it.
async function goesOnWithOpenStreams() {
  const body = new ReadableStream({
    type: "bytes",
    async pull(controller) {
      controller.enqueue(new TextEncoder().encode("foo"));
      assert.equal((await rank("panic")).status, 500);
      controller.enqueue(new TextEncoder().encode("bar"));
      controller.close();
    },
  });
  const { json } = await post("/checksum", body);
  assert.deepEqual(json, { bytes: 6, checksum: "85944171f73967e8" });
}

async function methodsThatAreNone() {
  const response = await server.fetch("/rank", { method: "DELETE" });
  assert.deepEqual([response.status, response.headers.get("allow")], [405, "POST"]);
}
