/** SHA-256 in lower-case hexadecimal, as the platform names documents and files; they themselves stay in the browser. */
export async function hashOf(what: string | File): Promise<string> {
  const bytes = typeof what === 'string' ? new TextEncoder().encode(what) : await what.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
