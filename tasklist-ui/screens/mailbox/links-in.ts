export interface MailPart {
  /** Where it begins in the text. */
  at: number;
  text: string;
  link: boolean;
}

/** A plain letter, cut at its addresses, so that these can be followed. A full stop behind one belongs to the sentence. */
export function linksIn(text: string): MailPart[] {
  const parts: MailPart[] = [];
  let end = 0;
  for (const found of text.matchAll(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g)) {
    if (found.index > end) parts.push({ at: end, text: text.slice(end, found.index), link: false });
    parts.push({ at: found.index, text: found[0], link: true });
    end = found.index + found[0].length;
  }
  if (end < text.length) parts.push({ at: end, text: text.slice(end), link: false });
  return parts;
}
