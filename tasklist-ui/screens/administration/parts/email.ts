/** Does it look like an e-mail address? The server has the last word. */
export const isEmail = (typed: string): boolean => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(typed.trim());
