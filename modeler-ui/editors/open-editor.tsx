import { SkeletonText } from '@carbon/react';
import { lazy, Suspense } from 'react';
import type { DraftFileItem } from '../server.ts';
import type { EditorProps } from './editor.ts';

/** Each kind of file has its editor, loaded when the first of its kind is opened. */
const editors = {
  bpmn: lazy(async () => ({ default: (await import('./diagram-editor.tsx')).DiagramEditor })),
  dmn: lazy(async () => ({ default: (await import('./table-editor.tsx')).TableEditor })),
  form: lazy(async () => ({ default: (await import('./form-editor.tsx')).FormEditor })),
  texts: lazy(async () => ({ default: (await import('./texts/texts-editor.tsx')).TextsEditor })),
  plain: lazy(async () => ({ default: (await import('./plain-editor.tsx')).PlainEditor })),
};

export function OpenEditor({ kind, ...props }: EditorProps & { kind: DraftFileItem['kind'] }) {
  const Editor = kind in editors ? editors[kind as keyof typeof editors] : editors.plain;
  return (
    <Suspense fallback={<SkeletonText paragraph lineCount={8} />}>
      <Editor {...props} />
    </Suspense>
  );
}
