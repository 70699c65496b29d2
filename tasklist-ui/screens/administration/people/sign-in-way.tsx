import { Button, CodeSnippet } from '@carbon/react';
import { useState } from 'react';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { Moment } from '../../../parts/time/moment.tsx';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { useSentence } from '../../../text/use-sentence.ts';
import { useChange } from '../parts/use-administration.ts';
import type { Person } from './use-people.ts';

/** A link by which the person sets a password; it is shown only now. */
export function SignInWay({ person }: { person: Person }) {
  const { t } = useTexts('people');
  const { id: tenant } = useTenant();
  const sentence = useSentence();
  const [link, setLink] = useState<{ address: string; expiresAt: string } | null>(null);
  const make = useChange(() => server.makeSignInLink({ path: { tenant, personId: person.id } }));
  return (
    <section className="section" aria-labelledby="sign-in">
      <h2 id="sign-in">{t('sign-in')}</h2>
      <p>{t(person.hasPassword ? 'has-password' : 'no-password')}</p>
      {link ? (
        <div className="person-link">
          <p>
            {t('link-hint')} <Moment at={link.expiresAt} />
          </p>
          <CodeSnippet
            type="single"
            align="top"
            feedback={t('copied')}
            aria-label={t('copy')}
            copyButtonDescription={t('copy')}
          >
            {link.address}
          </CodeSnippet>
        </div>
      ) : (
        <Button
          kind="tertiary"
          size="md"
          disabled={make.isPending}
          onClick={() =>
            make.mutateAsync(undefined).then(setLink, (thrown: unknown) => notify('error', sentence(thrown)))
          }
        >
          {t('make-link')}
        </Button>
      )}
    </section>
  );
}
