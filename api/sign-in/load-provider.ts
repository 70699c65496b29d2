import type Provider from 'oidc-provider';

/**
 * oidc-provider warns on the console that Node 20 is "unsupported". What we use of it runs there, as our tests on Node 20 show, so an
 * administrator need not be alarmed at every start. It is loaded only where it is wanted: most of its code is never needed elsewhere.
 */
export async function loadProvider(): Promise<typeof Provider> {
  const { warn } = console;
  console.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes('oidc-provider WARNING: Unsupported runtime')) warn(...words);
  };
  try {
    return (await import('oidc-provider')).default;
  } finally {
    console.warn = warn;
  }
}
