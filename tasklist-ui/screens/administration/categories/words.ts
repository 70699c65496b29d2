/** Words as they are typed: with commas, semicolons or line breaks between them. */
export const wordsTyped = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((each) => each.trim())
    .filter(Boolean);
