import { CheckmarkFilled, WarningAlt } from '@carbon/react/icons';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Reply } from '../../../../client/index.ts';
import { Page } from '../../../frame/page/page.tsx';
import { Failed, LoadingRows } from '../../../parts/states/states.tsx';
import { Moment } from '../../../parts/time/moment.tsx';
import { server } from '../../../server/server.ts';
import { useTexts } from '../../../text/texts.ts';
import { useSentence } from '../../../text/use-sentence.ts';

type Health = Reply<'getHealth'>;
type Engine = Health['engine'];
type Worker = Engine['workers'][string];

/** A dead engine is to look dead while one watches. */
const lookMs = 5_000;

/** What moves cases: whether it was heard, what waits, and, of an engine elsewhere, how the way there is. */
export function EnginePage() {
  const { t } = useTexts('engine');
  const sentence = useSentence();
  const { data, error, refetch } = useQuery({
    queryKey: ['health'],
    queryFn: () => server.getHealth({}),
    refetchInterval: lookMs,
  });
  const lead = data && t(!data.engine.ok ? 'dead' : data.engine.way?.trouble ? 'troubled' : 'alive');
  return (
    <Page title={t('title')} lead={lead}>
      {error && !data && <Failed sentence={sentence(error)} retry={() => void refetch()} />}
      {!data && !error && <LoadingRows />}
      {data && (
        <>
          <ul className="administration-missing section" aria-label={t('parts')}>
            <Part ok={data.engine.ok} name={t('engine')}>
              <Heard at={data.engine.lastContact} />
              {data.engine.heldBack > 0 && <span>{t('held-back', { count: data.engine.heldBack })}</span>}
            </Part>
            {data.engine.way && <Way way={data.engine.way} />}
            <Part ok={data.relay.ok} name={t('relay')}>
              <Heard at={data.relay.lastContact} />
            </Part>
          </ul>
          <Untold untold={data.engine.untold} />
          <section className="section" aria-labelledby="workers">
            <h2 id="workers">{t('workers')}</h2>
            <p className="muted">{t(data.engine.way ? 'workers-elsewhere' : 'workers-here')}</p>
            <ul className="administration-missing" aria-labelledby="workers">
              {Object.entries(data.engine.workers).map(([type, worker]) => (
                <Part key={type} ok={worker.ok} name={type}>
                  <Heard at={worker.lastContact} />
                  <Doing worker={worker} elsewhere={data.engine.way !== null} />
                </Part>
              ))}
            </ul>
          </section>
        </>
      )}
    </Page>
  );
}

function Part({ ok, name, children }: { ok: boolean; name: string; children: ReactNode }) {
  const { t } = useTexts('engine');
  return (
    <li className={ok ? 'is-done' : undefined}>
      {ok ? <CheckmarkFilled size={20} aria-hidden="true" /> : <WarningAlt size={20} aria-hidden="true" />}
      <div className="administration-what">
        <strong>
          {name}
          <span className="visually-hidden">: {t(ok ? 'ok' : 'not-ok')}</span>
        </strong>
        {children}
      </div>
    </li>
  );
}

function Heard({ at }: { at: string | null }) {
  const { t } = useTexts('engine');
  return (
    <span className="muted">
      {at === null ? (
        t('never')
      ) : (
        <>
          {t('last-contact')}: <Moment at={at} />
        </>
      )}
    </span>
  );
}

/** The way to a cluster: trouble, pressure, what waits to be sent. */
function Way({ way }: { way: NonNullable<Engine['way']> }) {
  const { t } = useTexts('engine');
  const { trouble, pressedAt, sending, commands, oldestMs } = way;
  return (
    <Part ok={way.ok} name={t('way')}>
      <Heard at={way.lastContact} />
      {trouble && (
        <span className="administration-warns">
          {t('trouble', { code: trouble.code })} <Moment at={trouble.since} />
        </span>
      )}
      <span>{t('commands', { count: commands, seconds: Math.round(oldestMs / 1000) })}</span>
      {sending && <span className="muted">{t('sending', { ...sending })}</span>}
      {pressedAt && (
        <span>
          {t('pressed')}: <Moment at={pressedAt} />
        </span>
      )}
    </Part>
  );
}

function Doing({ worker, elsewhere }: { worker: Worker; elsewhere: boolean }) {
  const { t } = useTexts('engine');
  const { backOff, inHand, ready, oldestMs } = worker;
  return (
    <>
      {backOff && (
        <span className="administration-warns">
          {t('back-off', { failures: backOff.failures, code: backOff.code })} <Moment at={backOff.until} />
        </span>
      )}
      {elsewhere
        ? inHand !== null && inHand > 0 && <span>{t('in-hand', { count: inHand })}</span>
        : ready > 0 && <span>{t('ready', { count: ready, seconds: Math.round(oldestMs / 1000) })}</span>}
    </>
  );
}

/** What this engine can't tell now, so that nobody takes silence for health. */
function Untold({ untold }: { untold: Engine['untold'] }) {
  const { t } = useTexts('engine');
  if (untold.length === 0) return null;
  return (
    <section aria-labelledby="untold">
      <h2 id="untold">{t('untold')}</h2>
      <p className="muted">{t('untold-hint')}</p>
      <ul className="administration-list">
        {untold.map((what) => (
          <li key={what}>{t(`untold.${what}`)}</li>
        ))}
      </ul>
    </section>
  );
}
