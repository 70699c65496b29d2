/** Which version of a process or decision is meant. */
export type Binding = { by: 'latest' } | { by: 'deployment' } | { by: 'versionTag'; tag: string };
