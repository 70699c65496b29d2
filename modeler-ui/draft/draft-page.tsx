import { Button, InlineNotification, SkeletonText } from '@carbon/react';
import { Save } from '@carbon/react/icons';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Target } from '../editors/editor.ts';
import { OpenEditor } from '../editors/open-editor.tsx';
import { useTexts } from '../text.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { Files } from './files.tsx';
import { Findings } from './findings.tsx';
import { ReleaseDialog } from './release-dialog.tsx';
import { Standing } from './standing.tsx';
import { useDraft, useFile } from './use-draft.ts';
import { useEdits } from './use-edits.ts';

const SETTLE_MS = 400;

/** The file of texts whose sentences stand beside those of `name`. */
const besideOf = (name: string | null): string | null => {
  const [, folder, language] = /^(.*)texts\.([a-z]{2})\.json$/.exec(name ?? '') ?? [];
  return language === undefined ? null : `${folder}texts.${language === 'en' ? 'az' : 'en'}.json`;
};

/** Where an analyst works: the files of a draft, the editor of one of them, what the check says, and the way to a release. */
export function DraftPage() {
  const { tenant = '', caseType = '' } = useParams();
  const { t, sentence } = useTexts();
  const [search, setSearch] = useSearchParams();
  const { draft, findings, workers, refresh } = useDraft(tenant, caseType);
  const edits = useEdits(tenant, caseType, refresh);
  const { reading, dirty, mark, opened, keep, save, settle, conflict, fault, textOf } = edits;
  const [epoch, setEpoch] = useState(0);
  const [target, setTarget] = useState<Target | null>(null);
  const [releasing, setReleasing] = useState(false);

  const files = draft.data?.files ?? [];
  const name = search.get('file') ?? files.find((each) => each.kind === 'bpmn')?.name ?? files[0]?.name ?? null;
  const open = files.find((each) => each.name === name);
  const file = useFile(tenant, caseType, open ? name : null, epoch);
  useEffect(() => {
    if (file.data) opened(file.data.name, file.data);
  }, [file.data, opened]);
  const beside = besideOf(name);
  const other = useFile(tenant, caseType, files.some((each) => each.name === beside) ? beside : null, epoch);
  const missing = useMemo(
    () =>
      (findings.data ?? [])
        .filter((each) => each.file === name && /-missing$/.test(each.rule))
        .flatMap((each) => /expected a text (\S+?),?(?: |$)/.exec(each.message)?.[1] ?? []),
    [findings.data, name],
  );

  const settling = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** The open editor's text is kept before another one takes its place. */
  const choose = useCallback(
    async (next: string) => {
      clearTimeout(settling.current);
      await keep(name);
      setSearch({ file: next });
    },
    [keep, name, setSearch],
  );
  /** A file was put in or taken out: what is open is opened anew, with what was typed. */
  const filesChanged = useCallback(async () => {
    await keep(name);
    await refresh();
    setEpoch((before) => before + 1);
  }, [keep, name, refresh]);
  const saveAll = useCallback(async () => {
    clearTimeout(settling.current);
    await keep(name);
    await save();
  }, [keep, save, name]);
  const lookAt = async (where: string, element: string | null) => {
    if (where !== name) await choose(where);
    if (element !== null) setTarget((before) => ({ element, asked: (before?.asked ?? 0) + 1 }));
  };

  // What an editor calls a change may be none: a moment later it is read, and what is as it was saved is no edit.
  const touched = (changed: string) => {
    mark(changed);
    clearTimeout(settling.current);
    settling.current = setTimeout(() => void keep(changed), SETTLE_MS);
  };
  useEffect(() => () => clearTimeout(settling.current), []);

  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return;
      event.preventDefault();
      void saveAll();
    };
    addEventListener('keydown', heard);
    return () => removeEventListener('keydown', heard);
  }, [saveAll]);
  useEffect(() => {
    document.title = `${caseType} · Sakin`;
  }, [caseType]);

  if (draft.error)
    return (
      <>
        <InlineNotification kind="error" lowContrast title={sentence(draft.error)} hideCloseButton />
        <Link to={`/${tenant}`}>{t('services')}</Link>
      </>
    );
  if (!draft.data) return <SkeletonText paragraph lineCount={8} />;
  const errors = (findings.data ?? []).filter((each) => each.severity === 'error').length;
  return (
    <div className="draft">
      <header className="draft-head">
        <Link to={`/${tenant}`}>{t('services')}</Link>
        <h1>{caseType}</h1>
        <p role="status">
          {dirty.size > 0 ? t('unsaved', { count: dirty.size }) : t('saved', { count: draft.data.changes })}
        </p>
        <Button size="md" renderIcon={Save} disabled={dirty.size === 0} onClick={() => void saveAll()}>
          {t('save')}
        </Button>
        <Button
          size="md"
          kind="secondary"
          disabled={dirty.size > 0 || draft.data.changes === 0}
          onClick={() => setReleasing(true)}
        >
          {t('release')}
        </Button>
      </header>
      {fault !== null && <InlineNotification kind="error" lowContrast title={sentence(fault)} hideCloseButton />}
      <Standing tenant={tenant} draft={draft.data} refresh={filesChanged} />
      <div className="draft-work">
        <Files
          files={files}
          chosen={name}
          dirty={dirty}
          findings={findings.data ?? []}
          choose={choose}
          path={{ tenant, caseType }}
          refresh={filesChanged}
        />
        <section className="draft-editor" aria-label={name ?? ''}>
          {file.error && <InlineNotification kind="error" lowContrast title={sentence(file.error)} hideCloseButton />}
          {open && file.data && workers.data && (!beside || !other.isLoading) ? (
            <OpenEditor
              key={`${name}:${epoch}`}
              kind={open.kind}
              name={open.name}
              content={textOf(open.name) ?? file.data.content}
              reading={reading}
              onChange={() => touched(open.name)}
              target={target}
              workers={workers.data}
              beside={{ texts: other.data?.content ?? null, missing }}
            />
          ) : (
            name && <SkeletonText paragraph lineCount={8} />
          )}
          {!name && <p>{t('no-files-yet')}</p>}
        </section>
      </div>
      <Findings findings={findings.data} error={findings.error} lookAt={lookAt} />
      {conflict && (
        <ConflictDialog
          conflict={conflict}
          settle={async (mine) => {
            await settle(mine);
            if (mine) await saveAll();
            else setEpoch((before) => before + 1);
          }}
        />
      )}
      {releasing && (
        <ReleaseDialog tenant={tenant} draft={draft.data} errors={errors} close={() => setReleasing(false)} />
      )}
    </div>
  );
}
