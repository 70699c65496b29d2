import type { Resource } from '../../port.ts';

export interface Form {
  id: string;
  tag?: string;
}

/** The forms among these files, each by its id and the tag of its version. What is in them belongs to the release. */
export const formsIn = (files: Resource[]): Form[] =>
  files
    .filter(({ name }) => name.endsWith('.form'))
    .map(({ content }) => {
      const { id, versionTag } = JSON.parse(content) as { id?: string; versionTag?: string };
      return { id: String(id), ...(versionTag && { tag: versionTag }) };
    });
