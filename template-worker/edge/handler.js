// Answers requests: JavaScript handles HTTP, Rust does the work.

import { only, parse, Refusal, text } from "./request.js";
import { withRust } from "./rust.js";

export default {
  /** @param {Request} request */
  async fetch(request) {
    try {
      return await answer(request);
    } catch (error) {
      if (error instanceof Refusal) return error.response();
      // A panic's message goes to the log, not to the client.
      console.error(error);
      return Response.json({ error: "internal error" }, { status: 500 });
    }
  },
};

/** @param {Request} request */
function answer(request) {
  switch (new URL(request.url).pathname) {
    case "/":
      only("GET", request);
      return usage();
    case "/rank":
      return rank(only("POST", request));
    case "/checksum":
      return checksum(only("POST", request));
    default:
      throw new Refusal(404, "there is nothing here");
  }
}

function usage() {
  return new Response(`POST /rank      {"query": "…", "candidates": ["…"]}: the candidates, the most similar first
POST /checksum  any body: its length and FNV-1a checksum
`);
}

/** @param {Request} request */
async function rank(request) {
  const { query, candidates } = parse(await text(request));
  const distances = withRust((rust) => rust.distances(query, candidates));
  const ranked = candidates.map((candidate, i) => ({ candidate, distance: distances[i] }));
  return Response.json({ ranked: ranked.sort((a, b) => a.distance - b.distance) });
}

/**
 * Streams the body, which can have any length.
 *
 * @param {Request} request
 */
async function checksum(request) {
  using checksum = withRust((rust) => new rust.Checksum());
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    withRust(() => checksum.update(chunk));
    bytes += chunk.length;
  }
  return Response.json({ bytes, checksum: withRust(() => checksum.hex()) });
}
