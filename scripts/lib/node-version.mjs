const NEEDED = [20, 19];

/** Ends with one sentence on a Node that is too old. Called before anything else, and written so that an old Node can read it. */
export function checkNodeVersion() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  console.error(
    `Sakin needs Node.js ${NEEDED.join('.')} or later, and this is ${process.versions.node}: see https://nodejs.org`,
  );
  process.exit(1);
}
