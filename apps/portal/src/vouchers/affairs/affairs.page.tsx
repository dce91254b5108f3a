import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ReleaseVoucherDocument, type VoucherAffairsQuery } from '../../gql/graphql.js';
import { nodesOf } from '../../graphql/nodes.js';
import { useSend } from '../../graphql/send.js';
import { useWord } from '../../i18n/words.js';
import { type Acting, holds } from '../../session/acting.js';
import { Money } from '../../ui/value/money.js';
import { exactYuan } from '../../ui/value/money.rules.js';
import { Page } from '../../ui/page.js';
import { ReasonedAct } from '../../ui/form/reasoned-act.js';
import { affairsOf, affairsRoute, claimsOf } from './affairs.route.js';
import { answersRecovery, whyNotRelease } from './affairs.rules.js';
import { ClaimAffairs } from './claim-affairs.js';
import { Decisions } from './decisions.js';
import { Recoveries } from './recoveries.js';
import './affairs.css';

/** What concerns a voucher besides its redemption: decisions by rule, objections, recoveries, giving it up. */
export function AffairsPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { id } = affairsRoute.useParams();
  const { acting } = affairsRoute.useRouteContext();
  const { voucher, ruleDecisions } = useSuspenseQuery(affairsOf(id)).data;
  const { redemptions, recoveries } = useSuspenseQuery(claimsOf(voucher.roundId)).data;
  const claims = nodesOf(redemptions).filter(({ voucherId }) => voucherId === id);
  const asked = nodesOf(recoveries).filter(({ voucherId }) => voucherId === id);
  const yours = asked.some(answersRecovery);
  return (
    <Page
      above={
        <Link to="/vouchers/$id" params={{ id }}>
          {voucher.contract?.title ?? t('affairs.voucher')}
        </Link>
      }
      title={t(yours ? 'affairs.title.recovery' : 'affairs.title.quiet', {
        state: word('VoucherState', voucher.state),
      })}
      lead={<Money fen={voucher.amountFen} />}
    >
      <p>
        <Link to="/other-grants">{t('affairs.toGrants')}</Link>
      </p>
      <Recoveries recoveries={asked} may={holds(acting, 'recovery.answer')} />
      <Decisions title={t('affairs.decisions.claim')} decisions={ruleDecisions} />
      {claims.map((claim) => (
        <ClaimAffairs key={claim.id} claim={claim} acting={acting} />
      ))}
      <Release voucher={voucher} acting={acting} />
    </Page>
  );
}

interface ReleaseProps {
  readonly voucher: VoucherAffairsQuery['voucher'];
  readonly acting: Acting | null;
}

function Release({ voucher, acting }: ReleaseProps): ReactNode {
  const { t } = useTranslation();
  const { send, problem, sending } = useSend(ReleaseVoucherDocument);
  const { id, state, amountFen } = voucher;
  const may = holds(acting, 'voucher.release');
  const why = may ? whyNotRelease(state) : 'NOT_YOUR_ROLE';
  return (
    <section className="section-block">
      <h2>{t('affairs.release.title')}</h2>
      <ReasonedAct
        label={t('affairs.release.act')}
        effects={[
          t('affairs.release.effect.money', { amount: exactYuan(amountFen) }),
          t('affairs.release.effect.contract'),
          t('affairs.release.effect.again'),
        ]}
        words={t('affairs.reason')}
        look="danger"
        whyNot={why && t(`affairs.release.whyNot.${why}`)}
        problem={problem}
        sending={sending}
        onAct={(reason) => send({ id, reason })}
      />
    </section>
  );
}
