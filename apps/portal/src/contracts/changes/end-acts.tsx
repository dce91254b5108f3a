import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AnswerTerminationNoticeDocument,
  GiveTerminationNoticeDocument,
  ProposeTerminationDocument,
  TerminateContractDocument,
  WithdrawTerminationNoticeDocument,
} from '../../gql/graphql.js';
import { useSend } from '../../graphql/send.js';
import { ReasonedAct } from '../../ui/form/reasoned-act.js';
import type { EndAct } from './changes.rules.js';

export interface EndActsProps {
  readonly id: string;
  readonly acts: readonly EndAct[];
  /** The agreement waits for signatures. */
  readonly onProposed: () => void;
}

/** The ways to end a contract that stand open to the reader, each with its effects before it. */
export function EndActs({ id, acts, onProposed }: EndActsProps): ReactNode {
  const { t } = useTranslation();
  const agree = useSend(ProposeTerminationDocument);
  const notice = useSend(GiveTerminationNoticeDocument);
  const answer = useSend(AnswerTerminationNoticeDocument);
  const withdraw = useSend(WithdrawTerminationNoticeDocument);
  const take = useSend(TerminateContractDocument);
  const propose = async (reason: string): Promise<unknown> => {
    const answered = await agree.send({ id, reason });
    if (answered) onProposed();
    return answered;
  };
  return (
    <div className="acts">
      {acts.includes('ANSWER') && (
        <ReasonedAct
          problem={answer.problem}
          sending={answer.sending}
          label={t('changes.end.answer.act')}
          effects={[t('changes.end.answer.effect')]}
          words={t('changes.disputes.words')}
          look="primary"
          onAct={(statement) => answer.send({ id, statement })}
        />
      )}
      {acts.includes('AGREE') && (
        <ReasonedAct
          problem={agree.problem}
          sending={agree.sending}
          label={t('changes.end.agree.act')}
          effects={[t('changes.end.agree.sign'), t('changes.end.agree.effect'), t('changes.end.voucher')]}
          words={t('changes.reason')}
          onAct={propose}
        />
      )}
      {acts.includes('NOTICE') && (
        <ReasonedAct
          problem={notice.problem}
          sending={notice.sending}
          label={t('changes.end.notice.act')}
          effects={[t('changes.end.notice.days'), t('changes.end.notice.effect'), t('changes.end.voucher')]}
          words={t('changes.reason')}
          look="danger"
          onAct={(reason) => notice.send({ id, reason })}
        />
      )}
      {(acts.includes('TERMINATE') || acts.includes('WAIT')) && (
        <ReasonedAct
          problem={take.problem}
          sending={take.sending}
          label={t('changes.end.take.act')}
          effects={[t('changes.end.take.effect'), t('changes.end.voucher')]}
          words={t('changes.reason')}
          look="danger"
          whyNot={acts.includes('WAIT') ? t('changes.end.take.runs') : null}
          onAct={(reason) => take.send({ id, reason })}
        />
      )}
      {acts.includes('WITHDRAW') && (
        <ReasonedAct
          problem={withdraw.problem}
          sending={withdraw.sending}
          label={t('changes.end.withdraw.act')}
          effects={[t('changes.end.withdraw.effect')]}
          words={t('changes.reason')}
          onAct={(reason) => withdraw.send({ id, reason })}
        />
      )}
    </div>
  );
}
