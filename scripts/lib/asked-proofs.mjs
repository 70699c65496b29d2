/**
 * The proofs that a command line asks for: all of them without a word; `--only=start,replay` and plain words name them by their keys, and a
 * plain word that is no key by a part of the name. @throws Error for a word that names nothing
 */
export function askedProofs(proofs, args) {
  const words = args.flatMap((arg) => arg.replace(/^--only=/, '').split(',')).filter(Boolean);
  if (words.length === 0) return proofs;
  const named = words.map((word) => {
    const byKey = proofs.filter(({ key }) => key === word.toLowerCase());
    const found = byKey.length > 0 ? byKey : proofs.filter((each) => isIn(each.name, word));
    if (found.length > 0) return found;
    throw new Error(`expected one of ${proofs.map(({ key }) => key).join(', ')} but got ${word}`);
  });
  return proofs.filter((proof) => named.some((found) => found.includes(proof)));
}

const isIn = (name, word) => name.toLowerCase().includes(word.toLowerCase());
