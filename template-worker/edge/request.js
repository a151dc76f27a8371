// Checks requests, and refuses invalid ones with a reason.

/** Why a request is refused. */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {string} message
   * @param {Record<string, string>} headers
   */
  constructor(status, message, headers = {}) {
    super(message);
    this.init = { status, headers };
  }

  response() {
    return Response.json({ error: this.message }, this.init);
  }
}

/**
 * @param {string} method
 * @param {Request} request
 */
export function only(method, request) {
  if (request.method !== method) throw new Refusal(405, `only ${method} is allowed`, { allow: method });
  return request;
}

/** The most JSON that is read into memory, in bytes. */
const limit = 1024 * 1024;

/**
 * The body as text. A body over the limit isn't kept, but still read to its end: if the connection closed early, the
 * client wouldn't get the refusal.
 *
 * @param {Request} request
 */
export async function text(request) {
  const decoder = new TextDecoder();
  let [text, bytes] = ["", 0];
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length;
    if (bytes <= limit) text += decoder.decode(chunk, { stream: true });
  }
  if (bytes > limit) throw new Refusal(413, `the body is longer than ${limit} bytes`);
  return text + decoder.decode();
}

/**
 * @param {string} text
 * @returns {{ query: string, candidates: string[] }}
 */
export function parse(text) {
  const { query, candidates } = json(text) ?? {};
  if (typeof query !== "string") throw new Refusal(400, "`query` is not a string");
  if (!Array.isArray(candidates) || !candidates.every((candidate) => typeof candidate === "string")) {
    throw new Refusal(400, "`candidates` is not a list of strings");
  }
  return { query, candidates };
}

/** @param {string} text */
function json(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal(400, `the body is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}
