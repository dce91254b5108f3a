import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RedemptionsOfRoundQuery, RedemptionWayDocument } from '../gql/graphql.js';
import { query } from '../graphql/query.js';
import { formatShare } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';
import { useWord } from '../i18n/words.js';
import { Due } from '../ui/value/due.js';
import { Timeline } from '../ui/value/timeline.js';
import { isRevisable } from './vouchers.rules.js';

export interface RedemptionStateProps {
  readonly redemption: RedemptionsOfRoundQuery['redemptions']['edges'][number]['node'];
  /** Whether it is a claim of the organisation for which the reader acts. */
  readonly own: boolean;
}

/** Where a claim for payment stands: what is to be mended, who held it since when, and by which day it is paid. */
export function RedemptionState({ redemption, own }: RedemptionStateProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const language = useLanguage();
  const { data } = useQuery(query(RedemptionWayDocument, { id: redemption.id }));
  const forecast = data?.paymentForecast;
  const ended = data?.redemptionTimeline.ended ?? true;
  return (
    <section aria-busy={data === undefined}>
      <h2>
        {t('vouchers.redemption.title', {
          phase: redemption.phase,
          state: word('RedemptionState', redemption.state),
        })}
      </h2>
      {redemption.state === 'RETURNED' && (
        <div className="refusal mild">
          <p className="refusal-title">
            {t('vouchers.redemption.mend', { count: redemption.deficiencies.length })}{' '}
            {redemption.mendBy && <Due at={redemption.mendBy} />}
          </p>
          <ul>
            {redemption.deficiencies.map(({ item, problem, acceptedForm }) => (
              <li key={`${item} ${problem}`}>
                {problem} {t('vouchers.redemption.form', { acceptedForm })}
              </li>
            ))}
          </ul>
          <Link
            to="/vouchers/$id/redeem/$phase"
            params={{ id: redemption.voucherId, phase: String(redemption.phase) }}
            className="button primary"
          >
            {t('vouchers.redemption.again')}
          </Link>
        </div>
      )}
      {own && isRevisable(redemption.state) && (
        <p>
          <Link
            to="/vouchers/$id/redeem/$phase"
            params={{ id: redemption.voucherId, phase: String(redemption.phase) }}
          >
            {t('vouchers.redemption.replace')}
          </Link>
        </p>
      )}
      {forecast && !ended && (
        <p>
          {t('vouchers.redemption.due')} <Due at={forecast.dueBy} />{' '}
          {forecast.probability !== null &&
            t('vouchers.redemption.likely', {
              share: formatShare(forecast.probability, language),
              count: forecast.pastFiles,
            })}{' '}
          {forecast.stopped && t('vouchers.redemption.stopped')}
        </p>
      )}
      {data && (
        <Timeline
          label={t('vouchers.redemption.way')}
          steps={data.redemptionTimeline.holdings.map(({ holder, state, from, to, cause }) => ({
            key: `${from} ${state}`,
            title: t('vouchers.redemption.held', {
              holder: word('Holder', holder),
              state: word('RedemptionState', state),
            }),
            tone: to === null && !ended ? 'waiting' : 'done',
            at: from,
            details: cause,
          }))}
        />
      )}
    </section>
  );
}
