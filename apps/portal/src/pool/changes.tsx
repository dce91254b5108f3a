import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../i18n/words.js';
import { Day, Moment } from '../ui/value/moment.js';
import { Timeline } from '../ui/value/timeline.js';
import { type StandingChange, toneOf } from './pool.rules.js';

/** Every change of standing with its reason and what was said against it, newest first. */
export function Changes({ changes }: { changes: readonly StandingChange[] }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <section>
      <h2>{t('pool.changes.title')}</h2>
      {changes.length === 0 ? (
        <p className="empty">{t('pool.changes.empty')}</p>
      ) : (
        <Timeline
          label={t('pool.changes.title')}
          steps={changes.map((change) => ({
            key: change.id,
            title: word('ProviderStanding', change.toStanding),
            tone: toneOf(change.toStanding),
            at: change.at,
            details: <Details change={change} />,
          }))}
        />
      )}
    </section>
  );
}

function Details({ change: { reason, clearBy, appeal } }: { change: StandingChange }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <>
      <p className="said">{t('pool.changes.reason', { reason })}</p>
      {clearBy && (
        <p>
          {t('pool.changes.clearBy')} <Day of={clearBy} />
        </p>
      )}
      {appeal && (
        <>
          <p className="said">
            {t('pool.changes.appeal', { statement: appeal.statement })} (<Moment at={appeal.filedAt} />)
          </p>
          <p className="said">
            {appeal.decision && appeal.decidedAt ? (
              <>
                {word('StandingAppealDecision', appeal.decision)} (<Moment at={appeal.decidedAt} />
                ): {appeal.decisionReason}
              </>
            ) : (
              t('pool.changes.appealWaits')
            )}
          </p>
        </>
      )}
    </>
  );
}
