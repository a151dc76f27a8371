const base64 = "BASE64";

/** The module's bytes. */
export default function bytes() {
  return Uint8Array.fromBase64?.(base64) ?? Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}
