// Tests the handler in workerd, as it is deployed.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createTestHarness } from "wrangler";

const server = createTestHarness({ workers: [{ configPath: "wrangler.jsonc" }] });
before(() => server.listen());
after(() => server.close());

/**
 * @param {string} path
 * @param {string | Uint8Array} body
 * @returns {Promise<{ status: number, json: any }>}
 */
async function post(path, body) {
  const response = await server.fetch(path, { method: "POST", body });
  return { status: response.status, json: await response.json() };
}

test("candidates are ranked by their similarity", async () => {
  const { json } = await post("/rank", JSON.stringify({ query: "café", candidates: ["tea", "cafés", "cafe"] }));
  const ranked = [["cafés", 1], ["cafe", 1], ["tea", 4]].map(([candidate, distance]) => ({ candidate, distance }));
  assert.deepEqual(json, { ranked });
});

test("a body of any length streams through the checksum", async () => {
  const small = await post("/checksum", "foobar");
  assert.deepEqual(small.json, { bytes: 6, checksum: "85944171f73967e8" });
  const large = await post("/checksum", new Uint8Array(10_000_000));
  assert.equal(large.json.bytes, 10_000_000);
});

test("what can't be answered is refused with a reason", async () => {
  for (const [path, body, status, reason] of /** @type {const} */ ([
    ["/rank", "{", 400, /^the body is not JSON/],
    ["/rank", "null", 400, /^`query` is not a string$/],
    ["/rank", '{"query": "", "candidates": [1]}', 400, /^`candidates` is not a list of strings$/],
    ["/rank", " ".repeat(10_000_000), 413, /^the body is longer than 1048576 bytes$/],
    ["/nowhere", "", 404, /^there is nothing here$/],
    ["/", "", 405, /^only GET is allowed$/],
  ])) {
    const response = await post(path, body);
    assert.equal(response.status, status);
    assert.match(response.json.error, reason);
  }
});
