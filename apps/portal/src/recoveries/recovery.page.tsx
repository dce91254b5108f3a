import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../i18n/words.js';
import { Facts } from '../ui/value/facts.js';
import { Moment } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import { Page } from '../ui/page.js';
import { Timeline } from '../ui/value/timeline.js';
import { CaseBooks } from './case-books.js';
import { Decisions } from './decisions.js';
import { recoveryOf, recoveryRoute } from './recoveries.route.js';
import { actsOn } from './recoveries.rules.js';

/** One case: why, what both sides said, what was decided, and its account until nothing is owed. */
export function RecoveryPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { acting } = recoveryRoute.useRouteContext();
  const { recovery } = useSuspenseQuery(recoveryOf(recoveryRoute.useParams().id)).data;
  const acts = actsOn(recovery, acting);
  const yours = acts.decide || acts.approveWriteOff;
  return (
    <Page
      above={<Link to="/recoveries">{t('recoveries.list.caption')}</Link>}
      title={t('recoveries.file.title', {
        name: recovery.enterprise?.name ?? recovery.contract?.number ?? '',
        state: word('RecoveryState', recovery.state),
      })}
      {...(yours && { move: { whose: t('recoveries.file.you'), yours } })}
    >
      <Facts
        facts={[
          { name: t('recoveries.enterprise'), value: recovery.enterprise?.name },
          { name: t('recoveries.provider'), value: recovery.provider.name },
          {
            name: t('recoveries.contract'),
            value: recovery.contract && (
              <Link to="/contracts/$id" params={{ id: recovery.contract.id }}>
                {recovery.contract.number}
              </Link>
            ),
          },
          { name: t('recoveries.paid'), value: <Money fen={recovery.paidFen} /> },
          {
            name: t('recoveries.decided'),
            value: recovery.decidedFen && <Money fen={recovery.decidedFen} />,
          },
          { name: t('recoveries.owed'), value: <Money fen={recovery.owedFen} /> },
          { name: t('recoveries.recovered'), value: <Money fen={recovery.recoveredFen} /> },
          { name: t('recoveries.writtenOff'), value: <Money fen={recovery.writtenOffFen} /> },
          { name: t('recoveries.refundOwed'), value: <Money fen={recovery.refundOwedFen} /> },
          { name: t('recoveries.interestOwed'), value: <Money fen={recovery.interestOwedFen} /> },
        ]}
      />
      <Timeline
        label={t('recoveries.file.course')}
        steps={[
          ...recovery.grounds.map(({ kind, facts, statedAt }) => ({
            key: kind,
            title: word('RecoveryGroundKind', kind),
            tone: 'attention' as const,
            at: statedAt,
            details: <p className="said">{facts}</p>,
          })),
          ...(recovery.statement
            ? [
                {
                  key: 'statement',
                  title: t('recoveries.file.statement'),
                  tone: 'done' as const,
                  at: recovery.statedAt,
                  details: <p className="said">{recovery.statement}</p>,
                },
              ]
            : []),
          ...(recovery.decidedAt
            ? [
                {
                  key: 'decision',
                  title: t('recoveries.file.decision'),
                  tone: 'done' as const,
                  at: recovery.decidedAt,
                  details: <p className="said">{recovery.decisionReason}</p>,
                },
              ]
            : []),
          ...(recovery.appealDecidedAt
            ? [
                {
                  key: 'appeal',
                  title: t('recoveries.file.appeal'),
                  tone: 'done' as const,
                  at: recovery.appealDecidedAt,
                  details: <p className="said">{recovery.appealReason}</p>,
                },
              ]
            : []),
        ]}
      />
      {recovery.closedAt && (
        <p>
          {t('recoveries.file.closed')} <Moment at={recovery.closedAt} />
        </p>
      )}
      <Decisions recovery={recovery} acts={acts} />
      <CaseBooks recovery={recovery} acts={acts} />
    </Page>
  );
}
