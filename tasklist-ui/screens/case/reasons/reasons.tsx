import { textIn } from '../../../../ui-kit/languages.ts';
import type { Case } from '../../../server/types.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { useRegisters } from '../use-case.ts';
import { tableRules, urgencyRule, type Why, wordVotes, writtenReason } from './why.ts';
import './reasons.css';

/** Why the case is about what it is about, and why these people act. */
export function Reasons({ found }: { found: Case }) {
  const { t } = useTexts('reasons');
  const classification = found.classification as Why | null;
  const assignment = found.assignment as Why | null;
  if (!classification && !assignment) return <p className="muted">{t('none')}</p>;
  return (
    <div className="reasons">
      {classification && <Classification found={found} why={classification} />}
      {assignment && <Assignment found={found} why={assignment} />}
    </div>
  );
}

function Classification({ found, why }: { found: Case; why: Why }) {
  const { t, name, language } = useTexts('reasons');
  const { id } = useTenant();
  const { data: registers } = useRegisters(id);
  const proposed = textIn(registers?.get(why.proposed?.category ?? ''), language);
  const words = wordVotes(why);
  const candidates = (why.candidates ?? []).map((each) =>
    t('candidate', {
      category: textIn(registers?.get(each.category), language) || each.category,
      words: quoted(each.reasons),
    }),
  );
  return (
    <div>
      <h3>{t('classification')}</h3>
      <ul>
        {(why.how !== 'words' || why.sure) && <li>{t(`how.${why.how}`)}</li>}
        {why.how === 'words' && typeof why.confidence === 'number' && (
          <li>
            {t(why.sure ? 'sure' : proposed ? 'unsure' : 'unsure-none', {
              percent: Math.round(why.confidence * 100),
              category: proposed,
            })}
          </li>
        )}
        {candidates.length > 1 && <li>{t('candidates', { candidates: candidates.join('; ') })}</li>}
        {words && words.category.length > 0 && <li>{t('words-category', { words: quoted(words.category) })}</li>}
        {words && words.urgency.length > 0 && (
          <li>{t('words-urgency', { urgency: name('urgency', found.urgency), words: quoted(words.urgency) })}</li>
        )}
        {urgencyRule(why) && <li>{t('urgency-rule', { urgency: name('urgency', found.urgency) })}</li>}
        <Rules why={why} />
        <Written found={found} why={why} />
      </ul>
    </div>
  );
}

function Assignment({ found, why }: { found: Case; why: Why }) {
  const { t, language } = useTexts('reasons');
  const { id } = useTenant();
  const { data: registers } = useRegisters(id);
  const category = why.category === found.category?.id ? found.category?.name : registers?.get(why.category ?? '');
  const how = why.how === 'responsibility' && why.territory ? 'responsibility-there' : why.how;
  const named = { category: textIn(category, language), department: textIn(found.department?.name, language) };
  return (
    <div>
      <h3>{t('assignment')}</h3>
      <ul>
        <li>{t(`assigned.${how}`, named)}</li>
        <Rules why={why} />
        <Written found={found} why={why} />
      </ul>
    </div>
  );
}

const quoted = (votes: readonly { words: string }[]): string =>
  [...new Set(votes.map(({ words }) => `“${words}”`))].join(', ');

/** The rules of the table that matched, as the analyst explained them in the reader's language, else by their number. */
function Rules({ why }: { why: Why }) {
  const { t, language } = useTexts('reasons');
  return tableRules(why).map((rule) => (
    <li key={`${rule.table} ${rule.rule.id}`}>
      {rule.annotation && `${textIn(rule.text, language) || rule.annotation} `}
      <span className="muted">{t('rule', { number: rule.rule.index })}</span>
    </li>
  ));
}

function Written({ found, why }: { found: Case; why: Why }) {
  const { t } = useTexts('reasons');
  const text = writtenReason(found, why);
  return text ? <li>{t('written', { text })}</li> : null;
}
