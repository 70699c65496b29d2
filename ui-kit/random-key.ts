/** 128 random bits as hexadecimal digits. Not `randomUUID`: browsers give that only over https, and a trial runs without. */
export const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
