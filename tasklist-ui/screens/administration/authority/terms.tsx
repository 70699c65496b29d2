import { Button, Select, SelectItem, TextInput } from '@carbon/react';
import { Add } from '@carbon/react/icons';
import { useState } from 'react';
import { type Language, textIn } from '../../../../ui-kit/languages.ts';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { type Fault, ReasonDialog } from '../../../parts/reason-dialog/reason-dialog.tsx';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { useAllCategories } from '../categories/use-categories.ts';
import { type Term, TermFields, termIsUsable, useTermInWords } from '../parts/term.tsx';
import { useChange } from '../parts/use-administration.ts';
import type { Service, TermRule } from './use-authority.ts';

/** For whom a rule is: "Water, urgent". */
function useRuleInWords(): (rule: TermRule) => string {
  const { t, name, language } = useTexts('authority');
  const categories = useAllCategories().data?.items ?? [];
  return ({ category, urgency, channel }) =>
    [
      category === '*'
        ? t('any-category')
        : textIn(categories.find((each) => each.id === category)?.name, language) || category,
      ...(urgency === '*' ? [] : [name('urgency', urgency)]),
      ...(channel === '*' ? [] : [name('channel', channel)]),
    ].join(', ');
}

type Basis = NonNullable<TermRule['term']['legalBasis']>;

/** A legal basis is one text, or one for each language. */
const basisIn = (basis: Basis | undefined, language: Language): string =>
  typeof basis === 'string' ? basis : textIn(basis, language);

/** The basis with what was typed in this language; the other languages stay. */
function basisWith(before: Basis | undefined, typed: string, language: Language): Basis | undefined {
  if (typed === basisIn(before, language)) return before;
  if (typeof before === 'object' && typed) return { ...before, [language]: typed };
  return typed || undefined;
}

/** What is promised by when, rule by rule. Another term is another release: for new cases only. */
export function Terms({ service }: { service: Service }) {
  const { t, language } = useTexts('authority');
  const inWords = useTermInWords();
  const ruleInWords = useRuleInWords();
  const [asked, setAsked] = useState<TermRule | 'new' | null>(null);
  const [removed, setRemoved] = useState<TermRule | null>(null);
  const { terms } = service.settings;
  return (
    <section className="section" aria-labelledby="terms">
      <h2 id="terms">{t('terms')}</h2>
      <p className="muted">{t('terms-hint', { number: service.number })}</p>
      <ul className="administration-list">
        {terms.map((rule) => {
          const whose = ruleInWords(rule);
          return (
            <li key={`${rule.category} ${rule.urgency} ${rule.channel}`}>
              <div className="administration-what">
                <strong>{whose}</strong>
                <span>{inWords(rule.term)}</span>
                <span className="muted">{basisIn(rule.term.legalBasis, language) || t('no-basis')}</span>
              </div>
              <div className="administration-actions">
                <Button kind="ghost" size="sm" aria-label={`${t('change')}: ${whose}`} onClick={() => setAsked(rule)}>
                  {t('change')}
                </Button>
                {!isGeneral(rule) && (
                  <Button
                    kind="ghost"
                    size="sm"
                    aria-label={`${t('remove')}: ${whose}`}
                    onClick={() => setRemoved(rule)}
                  >
                    {t('remove')}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <Button kind="tertiary" size="md" renderIcon={Add} onClick={() => setAsked('new')}>
        {t('add-term')}
      </Button>
      {asked && <TermDialog service={service} rule={asked === 'new' ? null : asked} close={() => setAsked(null)} />}
      {removed && <RemoveDialog service={service} rule={removed} close={() => setRemoved(null)} />}
    </section>
  );
}

const same = (a: TermRule, b: Pick<TermRule, 'category' | 'urgency' | 'channel'>): boolean =>
  a.category === b.category && a.urgency === b.urgency && a.channel === b.channel;

/** The term that holds where no other one does: it stays. */
const isGeneral = ({ category, urgency, channel }: TermRule): boolean =>
  category === '*' && urgency === '*' && channel === '*';

/** Takes a term away: new cases get the next one that fits. */
function RemoveDialog({ service, rule, close }: { service: Service; rule: TermRule; close: () => void }) {
  const { t } = useTexts('authority');
  const { id: tenant } = useTenant();
  const ruleInWords = useRuleInWords();
  const save = useChange((message: string) =>
    server.changeServiceSettings({
      path: { tenant, caseType: service.caseType },
      body: {
        releaseId: service.releaseId,
        message,
        settings: { terms: service.settings.terms.filter((each) => each !== rule) },
      },
    }),
  );
  return (
    <ReasonDialog
      open
      danger
      title={`${t('remove-term')}: ${ruleInWords(rule)}`}
      consequence={t('new-cases-only')}
      action={t('remove')}
      label={t('why')}
      close={close}
      run={async (message) => {
        await save.mutateAsync(message);
        notify('success', t('in-force'));
      }}
    />
  );
}

function TermDialog({ service, rule, close }: { service: Service; rule: TermRule | null; close: () => void }) {
  const { t, name, language } = useTexts('authority');
  const { id: tenant } = useTenant();
  const ruleInWords = useRuleInWords();
  const categories = useAllCategories().data?.items ?? [];
  const [category, setCategory] = useState(rule?.category ?? '');
  const [urgency, setUrgency] = useState<TermRule['urgency']>(rule?.urgency ?? '*');
  const [term, setTerm] = useState<Term>(
    rule ? { amount: rule.term.amount, unit: rule.term.unit } : { amount: 5, unit: 'working-days' },
  );
  const [basis, setBasis] = useState(basisIn(rule?.term.legalBasis, language));
  const whom = { category, urgency, channel: rule?.channel ?? '*' };
  const save = useChange((message: string) => {
    const { legalBasis: before, ...rest } = rule?.term ?? {};
    const legalBasis = basisWith(before, basis.trim(), language);
    const next: TermRule = { ...whom, term: { ...rest, ...term, ...(legalBasis && { legalBasis }) } };
    const { terms } = service.settings;
    const changed = rule ? terms.map((each) => (each === rule ? next : each)) : [...terms, next];
    return server.changeServiceSettings({
      path: { tenant, caseType: service.caseType },
      body: { releaseId: service.releaseId, message, settings: { terms: changed } },
    });
  });
  const fault = (): Fault | null => {
    if (!category) return { message: t('category-missing'), field: 'category' };
    if (!rule && service.settings.terms.some((each) => same(each, whom)))
      return { message: t('rule-known'), field: 'category' };
    return termIsUsable(term) ? null : { message: t('term-unusable'), field: 'term-amount' };
  };
  return (
    <ReasonDialog
      open
      title={rule ? `${t('change-term')}: ${ruleInWords(rule)}` : t('add-term')}
      consequence={t('new-cases-only')}
      action={t('put-in-force')}
      label={t('why')}
      fault={fault}
      close={close}
      run={async (message) => {
        await save.mutateAsync(message);
        notify('success', t('in-force'));
      }}
    >
      {!rule && (
        <>
          <Select
            id="category"
            labelText={t('category')}
            value={category}
            onChange={(e) => setCategory(e.target.value)}
          >
            <SelectItem value="" text={t('choose')} />
            {categories
              .filter((each) => each.active)
              .map((each) => (
                <SelectItem key={each.id} value={each.id} text={textIn(each.name, language)} />
              ))}
          </Select>
          <Select
            id="urgency"
            labelText={t('urgency')}
            value={urgency}
            onChange={(event) => setUrgency(event.target.value as typeof urgency)}
          >
            <SelectItem value="*" text={t('any-urgency')} />
            {(['normal', 'urgent', 'emergency'] as const).map((each) => (
              <SelectItem key={each} value={each} text={name('urgency', each)} />
            ))}
          </Select>
        </>
      )}
      <TermFields id="term" label={t('within')} term={term} change={setTerm} />
      <TextInput
        id="basis"
        labelText={t('basis')}
        maxLength={400}
        value={basis}
        onChange={(event) => setBasis(event.target.value)}
      />
    </ReasonDialog>
  );
}
