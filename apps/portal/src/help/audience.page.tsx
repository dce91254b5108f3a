import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { List } from '../ui/list.js';
import { Page } from '../ui/page.js';
import { Facts } from '../ui/value/facts.js';
import { Moment } from '../ui/value/moment.js';
import { DeskKeys } from './desk-keys.js';
import { audienceRoute, helpQuery } from './help.route.js';
import { currentRound, type HelpAudience, type Limit, limitsFor, PAGES, STEPS } from './help.rules.js';
import './help.css';

/** Six steps, each with what is done, who decides and the page for it; then the days that hold now. */
export function AudiencePage(): ReactNode {
  const { t } = useTranslation();
  const { audience } = audienceRoute.useParams();
  return (
    <Page
      title={t(`help.${audience}.title`)}
      lead={t(`help.${audience}.lead`)}
      above={<Link to="/help">{t('help.title')}</Link>}
    >
      <ol className="help-steps">
        {STEPS.map((step) => (
          <li key={step} id={step}>
            <h2>{t(`audiences.${audience}.${step}`)}</h2>
            <p>{t(`help.${audience}.${step}.what`)}</p>
            <p className="soft">{t(`help.${audience}.${step}.who`)}</p>
            <p>
              <Link to={PAGES[audience][step]}>{t(`help.${audience}.${step}.go`)}</Link>
            </p>
          </li>
        ))}
      </ol>
      <Windows />
      <Limits audience={audience} />
      {audience === 'commission' && <DeskKeys />}
      <section>
        <h2>{t('help.ask.title')}</h2>
        <p>{t(`help.${audience}.ask`)}</p>
        <p>
          <Link to="/help" hash="words">
            {t('help.words.title')}
          </Link>
        </p>
      </section>
    </Page>
  );
}

/** When the current round takes what. */
function Windows(): ReactNode {
  const { t } = useTranslation();
  const round = currentRound(useSuspenseQuery(helpQuery).data);
  if (!round) return null;
  return (
    <section>
      <h2>{t('help.round.title')}</h2>
      <Facts
        facts={[
          {
            name: t('help.round.name'),
            value: (
              <Link to="/rounds/$id" params={{ id: round.id }}>
                {round.name}
              </Link>
            ),
          },
          {
            name: t('help.round.claims'),
            value: (
              <>
                <Moment at={round.claimFrom} /> – <Moment at={round.claimTo} />
              </>
            ),
          },
          {
            name: t('help.round.redemptions'),
            value: (
              <>
                <Moment at={round.redeemFrom} /> – <Moment at={round.redeemTo} />
              </>
            ),
          },
          { name: t('help.round.notice'), value: t('help.round.days', { count: round.noticeDays }) },
        ]}
      />
    </section>
  );
}

function Limits({ audience }: { audience: HelpAudience }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const limits = limitsFor(audience, useSuspenseQuery(helpQuery).data);
  const nameOf = ({ name, words }: Limit): string =>
    words ?? t(`schemes.rules.${name as 'correctionDays' | 'payWithinDays'}`);
  return (
    <section>
      <h2>{t('help.limits.title')}</h2>
      <p className="soft">{t('help.limits.lead')}</p>
      <List
        caption={t('help.limits.title')}
        rows={limits}
        rowKey={({ name }) => name}
        empty={t('help.limits.none')}
        columns={[
          { key: 'name', title: t('help.limits.name'), cell: nameOf },
          {
            key: 'value',
            title: t('help.limits.value'),
            figures: true,
            cell: ({ value }) => formatCount(value, language),
          },
          { key: 'source', title: t('help.limits.source'), cell: ({ source }) => source },
        ]}
      />
    </section>
  );
}
