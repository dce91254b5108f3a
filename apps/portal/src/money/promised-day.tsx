import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PromisedDayDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { formatShare } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { useWord } from '../i18n/words.js';
import { Due } from '../ui/value/due.js';

/** By which day a claim is to be paid, how often that was kept, and who has to act now. */
export function PromisedDay({ id }: { id: string }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const language = useLanguage();
  const { data } = useQuery(query(PromisedDayDocument, { id }));
  if (!data) return <span aria-busy="true">…</span>;
  const { paymentForecast: forecast, redemptionTimeline } = data;
  const held = redemptionTimeline.holdings.find(({ to }) => to === null);
  return (
    <>
      <Due at={forecast.dueBy} />
      {held && <div>{t('money.claims.held', { holder: word('Holder', held.holder) })}</div>}
      {forecast.stopped && <div>{t('money.claims.stopped')}</div>}
      {forecast.probability !== null && (
        <small>
          {t('money.claims.likely', {
            share: formatShare(forecast.probability, language),
            count: forecast.pastFiles,
          })}
        </small>
      )}
    </>
  );
}
