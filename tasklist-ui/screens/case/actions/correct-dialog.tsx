import { Select, SelectItem } from '@carbon/react';
import { useState } from 'react';
import { textIn } from '../../../../ui-kit/languages.ts';
import { placeName } from '../../../../ui-kit/place-name.ts';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { CategoryField } from '../../../parts/category-field/category-field.tsx';
import { type ChosenPlace, PlaceField } from '../../../parts/place-field/place-field.tsx';
import { ReasonDialog } from '../../../parts/reason-dialog/reason-dialog.tsx';
import type { Case } from '../../../server/types.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { CorrectionFollows } from './correction-follows.tsx';
import type { DialogProps } from './dialog-props.ts';
import { type Correction, useCategories } from './use-correction.ts';
import './correct-dialog.css';

const urgencies = ['normal', 'urgent', 'emergency'] as const;
const nowhere: ChosenPlace = { place: null, typed: '' };

/** Corrects what the case is about and where; says what follows before it happens. */
export function CorrectDialog({ open, close, actions, draft, found }: DialogProps & { found: Case }) {
  const { t, name, language } = useTexts('actions');
  const { id } = useTenant();
  const { data: categories } = useCategories(id);
  const [wanted, setWanted] = useState<Correction>({});
  const [place, setPlace] = useState(nowhere);
  const change = (more: Correction): void => setWanted((before) => ({ ...before, ...more }));
  const correction = onlyChanged({ ...wanted, ...(place.place && { territoryId: place.place.id }) }, found);
  const changes = Object.keys(correction).length > 0;
  const now = placeName(found.territory, language);
  const typed = place.typed.trim() !== '' && !place.place;
  const leave = (): void => {
    setWanted({});
    setPlace(nowhere);
    close();
  };

  return (
    <ReasonDialog
      open={open}
      draft={draft}
      size="md"
      title={t('correct.title')}
      action={t('correct.do')}
      fault={() => (typed ? t('correct.place-unknown') : changes ? null : t('correct.missing'))}
      close={leave}
      run={async (reason) => {
        await actions.correct({ ...correction, reason });
        notify('success', t('correct.done'));
      }}
    >
      <div className="correct-dialog">
        <CategoryField
          id="correct-category"
          categories={categories ?? []}
          value={wanted.categoryId ?? found.category?.id ?? ''}
          unsure={!found.category}
          chosen={(categoryId) => change({ categoryId })}
        />
        <div className="correct-row">
          <Select
            id="correct-kind"
            labelText={t('correct.kind')}
            value={wanted.kind ?? found.kind ?? ''}
            onChange={(event) => change({ kind: event.target.value })}
          >
            {!found.kind && <SelectItem value="" text="–" />}
            {found.choices.kinds.map((kind) => (
              <SelectItem key={kind.id} value={kind.id} text={textIn(kind.name, language) || kind.id} />
            ))}
          </Select>
          <Select
            id="correct-urgency"
            labelText={t('correct.urgency')}
            value={wanted.urgency ?? found.urgency}
            onChange={(event) => change({ urgency: event.target.value as (typeof urgencies)[number] })}
          >
            {urgencies.map((urgency) => (
              <SelectItem key={urgency} value={urgency} text={name('urgency', urgency)} />
            ))}
          </Select>
        </div>
        <PlaceField
          id="correct-place"
          value={place}
          change={setPlace}
          notInRegister={t('correct.place-unknown')}
          hint={now ? t('correct.place-now', { place: now }) : undefined}
          refuses
        />
        {changes && <CorrectionFollows found={found} correction={correction} />}
      </div>
    </ReasonDialog>
  );
}

/** What is as it was is no correction. */
function onlyChanged(wanted: Correction, found: Case): Correction {
  const before: Correction = { urgency: found.urgency };
  if (found.category) before.categoryId = found.category.id;
  if (found.kind) before.kind = found.kind;
  if (found.territory) before.territoryId = found.territory.id;
  const changed = Object.entries(wanted).filter(([name, value]) => value && value !== before[name as keyof Correction]);
  return Object.fromEntries(changed) as Correction;
}
