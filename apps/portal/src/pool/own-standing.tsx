import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import type { Acting } from '../session/acting.js';
import { type Move, Page } from '../ui/page.js';
import { AppealForm } from './appeal-form.js';
import { Changes } from './changes.js';
import { LeaveForm } from './leave-form.js';
import { fileOf } from './pool.route.js';
import { appealed, rectifyBy, type StandingFile } from './pool.rules.js';
import { ProviderFacts } from './provider-facts.js';

/** How the provider stands, what that means, how a sanction is cleared, and what can be said against it. */
export function OwnStanding({ acting }: { acting: Acting }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const { provider, providerStanding } = useSuspenseQuery(fileOf(acting.organisationId)).data;
  const { standing } = providerStanding;
  const by = rectifyBy(providerStanding);
  return (
    <Page
      title={t(`pool.title.${standing}`, { name: provider.name, day: by && formatDay(by, language) })}
      move={useMove(providerStanding)}
      tools={
        <Link to="/providers/$id" params={{ id: provider.id }}>
          {t('pool.publicPage')}
        </Link>
      }
    >
      <section>
        <h2>{t('pool.means.title')}</h2>
        <p>{t(`pool.means.${standing}`)}</p>
        <p>{t(`pool.clear.${standing}`)}</p>
      </section>
      <Changes changes={providerStanding.changes} />
      <AppealForm id={provider.id} standing={providerStanding} acting={acting} />
      <section>
        <h2>{t('pool.fact.title')}</h2>
        <ProviderFacts provider={provider} />
      </section>
      <LeaveForm id={provider.id} standing={standing} acting={acting} />
    </Page>
  );
}

function useMove(file: StandingFile): Move | undefined {
  const { t } = useTranslation();
  if (appealed(file)) return { whose: t('pool.approver'), otherwise: t('pool.otherwise.APPEAL') };
  const by = rectifyBy(file);
  return by ? { whose: t('pool.you'), yours: true, by, otherwise: t('pool.otherwise.RECTIFY') } : undefined;
}
