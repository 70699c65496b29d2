import { Button, InlineNotification } from '@carbon/react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { pickLanguage } from '../../../ui-kit/languages.ts';
import { DraftNote } from '../../parts/drafts/draft-note.tsx';
import { draftOf } from '../../parts/drafts/drafts.ts';
import { useDraft } from '../../parts/drafts/use-draft.ts';
import { Failed, LoadingRows } from '../../parts/states/states.tsx';
import { fieldFaults } from '../../server/problem.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts, useTextsIn } from '../../text/texts.ts';
import { useSentence } from '../../text/use-sentence.ts';
import { EndCall } from './end-call.tsx';
import { AboutFields } from './fields/about-fields.tsx';
import { NoticeFields } from './fields/notice-fields.tsx';
import { PersonFields } from './fields/person-fields.tsx';
import { caseToOpen, emptyIntake, type Intake, type IntakeFaults, intakeFaults } from './intake.ts';
import type { OpenedCase } from './opened-case.ts';
import { useIntakeChoices, useOpenCase } from './use-open-case.ts';

/** `body.reporter.phone` -> the field of the form. */
function fieldOf(path: string): keyof IntakeFaults {
  const [name = '', part] = path.split(/[./]/).toReversed();
  return (part === 'reporter' ? `reporter${name[0]?.toUpperCase()}${name.slice(1)}` : name) as keyof IntakeFaults;
}

/** The questions to the caller, in the order in which they come up in a call. */
export function IntakeForm({ done, reset }: { done: (opened: OpenedCase) => void; reset: () => void }) {
  const { t, language } = useTexts('open-case');
  const tenant = useTenant();
  const { id, languages, examplePhone } = tenant;
  const sentence = useSentence();
  const form = useRef<HTMLFormElement>(null);
  const { data: choices, error, refetch } = useIntakeChoices(id);
  const {
    value: intake,
    change,
    kept,
    forget,
  } = useDraft(draftOf(tenant, 'open-case'), () => emptyIntake(pickLanguage([language], languages)));
  // Until something is written, whoever changes the language of the screens goes on in it with the caller.
  const shownIn = useRef(language);
  useEffect(() => {
    const before = shownIn.current;
    shownIn.current = language;
    if (before === language || intake.description !== '' || intake.language !== pickLanguage([before], languages))
      return;
    change((typed) => ({ ...typed, language: pickLanguage([language], languages) }));
  }, [language, languages, intake, change]);
  const { open, endCall } = useOpenCase(id, intake.begun);
  const said = useTextsIn('open-case', intake.language);
  const [tried, setTried] = useState(false);
  const [sent, setSent] = useState<Intake | null>(null);

  if (error && !choices) return <Failed sentence={sentence(error)} retry={() => void refetch()} />;
  if (!choices) return <LoadingRows />;

  const own = tried ? intakeFaults(intake, choices.notice) : {};
  const faults: IntakeFaults = {};
  for (const [field, key] of Object.entries(own))
    faults[field as keyof IntakeFaults] = t(key, { example: examplePhone });
  const refused = fieldFaults(open.error).map(({ field }) => fieldOf(field));
  // What the server has refused is no longer what stands there: another value may be right.
  const standing = refused.filter((name) => sent !== null && intake[name] === sent[name]);
  for (const name of standing)
    faults[name] ??= /phone$/i.test(name) ? t('phone-wrong', { example: examplePhone }) : t('refused');

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const wrong = Object.keys(intakeFaults(intake, choices.notice));
    if (wrong.length > 0) {
      form.current?.querySelector<HTMLElement>(`#${wrong[0]}`)?.focus();
      return;
    }
    setSent(intake);
    open.mutate(caseToOpen(intake, choices.notice, said.t('place')), {
      onSuccess: (opened) => {
        forget();
        done({ ...opened, language: intake.language });
      },
    });
  };
  const again = (): void => {
    forget();
    reset();
  };
  const fields = {
    intake,
    faults,
    change: (more: Partial<Intake>) => change((before) => ({ ...before, ...more })),
  };

  return (
    <form className="intake" ref={form} noValidate onSubmit={submit}>
      {kept && <DraftNote at={kept.at} discard={again} />}
      <AboutFields {...fields} categories={choices.categories} />
      <PersonFields {...fields} />
      {choices.notice && <NoticeFields {...fields} notice={choices.notice} />}
      {Object.keys(own).length > 0 && (
        <InlineNotification kind="error" lowContrast hideCloseButton role="alert" title={t('check')} />
      )}
      {open.error && (refused.length === 0 || standing.length > 0) && (
        <InlineNotification kind="error" lowContrast hideCloseButton role="alert" title={sentence(open.error)} />
      )}
      <div className="intake-actions">
        <Button type="submit" disabled={open.isPending}>
          {t('open')}
        </Button>
        {intake.channel === 'phone' && <EndCall endCall={endCall.mutateAsync} ended={again} />}
      </div>
    </form>
  );
}
