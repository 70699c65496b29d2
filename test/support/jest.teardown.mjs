/** Ends the database server that jest.setup.mjs started. */
export default async function teardown() {
  await globalThis.sakinTestServer?.stop();
}
