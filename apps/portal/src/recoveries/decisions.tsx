import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ApproveRecoveryWriteOffDocument,
  DecideRecoveryDocument,
  ProposeRecoveryWriteOffDocument,
  UpholdRecoveryAppealDocument,
} from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { Act } from '../ui/form/act.js';
import { Refusal } from '../ui/refusal.js';
import { AmountForm } from './amount-form.js';
import type { Recovery, RecoveryActs } from './recoveries.rules.js';

/** What the commission decides of a case, each with an amount and a reason that the enterprise reads. */
export function Decisions({ recovery: { id }, acts }: { recovery: Recovery; acts: RecoveryActs }): ReactNode {
  const { t } = useTranslation();
  const decision = useSend(DecideRecoveryDocument);
  const appeal = useSend(UpholdRecoveryAppealDocument);
  const writeOff = useSend(ProposeRecoveryWriteOffDocument);
  const approval = useSend(ApproveRecoveryWriteOffDocument);
  return (
    <div className="actions">
      {acts.decide && (
        <AmountForm
          label={t('recoveries.decide.act')}
          effect={t('recoveries.decide.effect')}
          sending={decision.sending}
          problem={decision.problem}
          onAct={({ amountFen, reason }) => decision.send({ id, amountFen, reason })}
        />
      )}
      {acts.uphold && (
        <AmountForm
          label={t('recoveries.uphold.act')}
          effect={t('recoveries.uphold.effect')}
          sending={appeal.sending}
          problem={appeal.problem}
          onAct={({ amountFen, reason }) => appeal.send({ id, amountFen, reason })}
        />
      )}
      {acts.proposeWriteOff && (
        <AmountForm
          label={t('recoveries.writeOff.act')}
          effect={t('recoveries.writeOff.effect')}
          authority
          sending={writeOff.sending}
          problem={writeOff.problem}
          onAct={({ amountFen, reason, authority }) => writeOff.send({ id, amountFen, reason, authority })}
        />
      )}
      {acts.approveWriteOff && (
        <>
          {approval.problem && <Refusal problem={approval.problem} />}
          <Act look="primary" busy={approval.sending} onAct={() => void approval.send({ id })}>
            {t('recoveries.writeOff.approve')}
          </Act>
        </>
      )}
    </div>
  );
}
