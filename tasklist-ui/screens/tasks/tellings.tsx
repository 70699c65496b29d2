import { useQuery } from '@tanstack/react-query';
import { TellingCard } from '../../parts/telling/telling-card.tsx';
import { server } from '../../server/server.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';

/** Residents without e-mail who must hear of something: said where everybody who may tell them begins the day. */
export function Tellings() {
  const { t } = useTexts('tasks');
  const { id: tenant, abilities } = useTenant();
  const { data } = useQuery({
    queryKey: [tenant, 'tellings'],
    queryFn: () => server.listTellings({ path: { tenant } }),
    enabled: abilities.tellByPhone,
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section className="section" aria-labelledby="tasks-tellings">
      <h2 id="tasks-tellings">
        {t('tellings')} <span className="muted">{data.items.length}</span>
      </h2>
      <div className="task-list">
        {data.items.map((telling) => (
          <TellingCard key={telling.id} telling={telling} />
        ))}
      </div>
    </section>
  );
}
