import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, startTransition, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnswerNeedDocument, type NeedsForMeQuery } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import type { Acting } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { Due } from '../ui/value/due.js';
import { List } from '../ui/list.js';
import { RoundMoney } from '../ui/value/money.js';
import { Page } from '../ui/page.js';
import { Refusal } from '../ui/refusal.js';
import { Status } from '../ui/value/status.js';
import { FEW, fitting, MANY, needsForMeRoute } from './bids.route.js';
import type { MatchingNeed } from './bids.rules.js';
import { Reasons } from './reasons.js';
import './bids.css';

/** The open needs that the provider's offers fit, best fit first, and those that one change would bring in. */
export function NeedsForMePage(): ReactNode {
  const { t } = useTranslation();
  const { acting } = needsForMeRoute.useRouteContext();
  const [first, setFirst] = useState(FEW);
  const { needsForMe, needsNotShown } = useSuspenseQuery(fitting(acting, first)).data;
  const open = needsForMe.filter(({ need }) => need !== null);
  const unanswered = open.filter(({ accepts }) => accepts === null).length;
  return (
    <Page title={t('bids.forMe.title', { count: unanswered })} lead={t('bids.forMe.lead')}>
      {open.length === 0 && <p className="empty">{t('bids.forMe.empty')}</p>}
      <ul className="cards">
        {open.map((each) => (
          <FittingNeed key={each.need!.id} fitting={each} acting={acting} />
        ))}
      </ul>
      {needsForMe.length === FEW && (
        <Act onAct={() => startTransition(() => setFirst(MANY))}>{t('bids.forMe.more')}</Act>
      )}
      <NotShown needs={needsNotShown} />
    </Page>
  );
}

function FittingNeed({ fitting: each, acting }: { fitting: MatchingNeed; acting: Acting | null }): ReactNode {
  const { t } = useTranslation();
  const { need, solution, scoreHundredths, contributions, bestRank } = each;
  const { id, title, enterpriseName, budgetFromFen, budgetToFen, bidDeadline } = need!;
  return (
    <li className="card">
      <h2>
        <Link to="/bids/$needId" params={{ needId: id }}>
          {title}
        </Link>
      </h2>
      <p>
        {enterpriseName ?? t('bids.hiddenEnterprise')}
        {budgetFromFen && budgetToFen && (
          <>
            {' · '}
            <RoundMoney fen={budgetFromFen} />–<RoundMoney fen={budgetToFen} />
          </>
        )}
      </p>
      <p>
        {t('bids.deadline')} <Due at={bidDeadline} />
      </p>
      <p>
        {t('bids.forMe.fits', { score: scoreHundredths / 100, solution: solution.title })}{' '}
        {bestRank && t('bids.forMe.rank', { rank: bestRank })}
      </p>
      <Reasons contributions={contributions} />
      <Answer fitting={each} acting={acting} />
    </li>
  );
}

/** Says that one will bid, or that one will not; either way the enterprise learns it. */
function Answer({ fitting: each, acting }: { fitting: MatchingNeed; acting: Acting | null }): ReactNode {
  const { t } = useTranslation();
  const { send, problem, sending } = useSend(AnswerNeedDocument);
  const { accepts, need } = each;
  const providerId = acting?.organisationId ?? '';
  const answer = (yes: boolean) =>
    send({
      input: { needId: need!.id, providerId, accepts: yes, ...(yes ? {} : { reason: 'OTHER' as const }) },
    });
  return (
    <div className="answers">
      {problem && <Refusal problem={problem} />}
      {accepts !== null && (
        <Status tone={accepts ? 'done' : 'quiet'}>
          {t(accepts ? 'bids.forMe.accepted' : 'bids.forMe.declined')}
        </Status>
      )}
      {accepts !== true && (
        <Act busy={sending} onAct={() => void answer(true)}>
          {t('bids.forMe.accept')}
          <span className="unseen"> {need!.title}</span>
        </Act>
      )}
      {accepts !== false && (
        <Act busy={sending} onAct={() => void answer(false)}>
          {t('bids.forMe.decline')}
          <span className="unseen"> {need!.title}</span>
        </Act>
      )}
    </div>
  );
}

/** The smallest change that would bring a need in, and who can make it. */
function NotShown({ needs }: { needs: NeedsForMeQuery['needsNotShown'] }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <section>
      <h2>{t('bids.notShown.title')}</h2>
      <p>{t('bids.notShown.lead')}</p>
      <List
        caption={t('bids.notShown.title')}
        rows={needs.filter(({ need }) => need !== null)}
        rowKey={({ need, solution }) => `${need!.id} ${solution.id}`}
        empty={t('bids.notShown.empty')}
        columns={[
          { key: 'need', title: t('bids.need'), cell: ({ need }) => need!.title },
          { key: 'solution', title: t('bids.solution'), cell: ({ solution }) => solution.title },
          {
            key: 'changes',
            title: t('bids.notShown.changes'),
            cell: ({ changes }) => (
              <ul className="plain">
                {changes.map(({ kind, side, is, needed }) => (
                  <li key={kind}>
                    {t('bids.notShown.change', {
                      what: word('MatchObstacleKind', kind),
                      who: word('MatchSide', side),
                      is,
                      needed,
                    })}
                  </li>
                ))}
              </ul>
            ),
          },
          {
            key: 'score',
            title: t('bids.notShown.would'),
            figures: true,
            cell: ({ scoreHundredths }) => scoreHundredths / 100,
          },
        ]}
      />
    </section>
  );
}
