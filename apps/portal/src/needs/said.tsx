import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NeedPageQuery, NeedPreviewQuery } from '../gql/graphql.js';
import { formatCount } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { useWord } from '../i18n/words.js';
import { Facts } from '../ui/value/facts.js';
import { Day, Moment } from '../ui/value/moment.js';
import { RoundMoney } from '../ui/value/money.js';
import { Status } from '../ui/value/status.js';
import { useScene } from '../ui/value/use-scene.js';

type Said = NeedPreviewQuery['needPreview'] | NeedPageQuery['need'];

/** What a need says, in the order in which a provider reads it; what is kept back says so. */
export function NeedSaid({ need }: { need: Said }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const scene = useScene();
  const hidden = <Status tone="quiet">{t('needs.kept')}</Status>;
  const listed = (values: readonly string[]) => (values.length > 0 ? values.join(t('needs.and')) : null);
  const keeps = (field: Said['hiddenFields'][number]) => need.hiddenFields.includes(field);
  const budget =
    need.budgetFromFen && need.budgetToFen ? (
      <>
        <RoundMoney fen={need.budgetFromFen} /> – <RoundMoney fen={need.budgetToFen} />
      </>
    ) : (
      hidden
    );
  return (
    <>
      <p className="said">{need.description}</p>
      <Facts
        facts={[
          { name: t('needs.field.scenario'), value: scene(need.scenario) },
          { name: t('needs.said.enterprise'), value: need.enterpriseName ?? hidden },
          {
            name: t('needs.said.who'),
            value: t('needs.said.whoIs', {
              place: need.divisionName,
              industry: need.industryName,
              size: word('SizeClass', need.sizeClass),
            }),
          },
          {
            name: t('needs.field.machines'),
            value: <MachineList machines={need.machines} kept={keeps('MACHINES') && hidden} />,
          },
          { name: t('needs.field.protocols'), value: listed(need.protocols) },
          {
            name: t('needs.field.integrations'),
            value: listed(need.integrations) ?? (keeps('INTEGRATIONS') ? hidden : null),
          },
          {
            name: t('needs.field.sites'),
            value: listed(need.sites.map(({ name }) => name)) ?? (keeps('SITES') ? hidden : null),
          },
          { name: t('needs.said.budget'), value: budget },
          { name: t('needs.field.bidDeadline'), value: <Moment at={need.bidDeadline} /> },
          { name: t('needs.field.questionsUntil'), value: <Moment at={need.questionsUntil} /> },
          { name: t('needs.field.deliverBy'), value: <Day of={need.deliverBy} /> },
        ]}
      />
    </>
  );
}

function MachineList({ machines, kept }: { machines: Said['machines']; kept: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  if (machines.length === 0) return kept || '–';
  return (
    <ul className="plain-list">
      {machines.map(({ kind, count, protocol }) => (
        <li key={kind + protocol}>
          {t('needs.machines', { kind, count: formatCount(count, language) })}
          {protocol && ` · ${protocol}`}
        </li>
      ))}
    </ul>
  );
}
