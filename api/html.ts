const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in HTML, in quoted attributes too. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => escapes[c]!);
