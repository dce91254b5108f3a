import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  DiscardNeedDraftDocument,
  PublishNeedDraftDocument,
  ReturnNeedDraftDocument,
  SubmitNeedDraftDocument,
} from '../../gql/graphql.js';
import { useSend } from '../../graphql/send.js';
import { Act } from '../../ui/form/act.js';
import { Refusal } from '../../ui/refusal.js';
import type { Draft } from '../../ui/form/use-draft.js';
import type { DraftActs as Acts, WhyNot } from './draft.rules.js';

interface DraftActsProps {
  readonly id: string;
  readonly acts: Acts;
  readonly problems: number;
  readonly draft: Pick<Draft<never>, 'flush'>;
}

/** To look at it as providers will, to hand it in, to publish it, to give it back, to give it up. */
export function DraftActs({ id, acts, problems, draft }: DraftActsProps): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const submit = useSend(SubmitNeedDraftDocument);
  const publish = useSend(PublishNeedDraftDocument);
  const giveBack = useSend(ReturnNeedDraftDocument);
  const discard = useSend(DiscardNeedDraftDocument);
  const problem = submit.problem ?? publish.problem ?? giveBack.problem ?? discard.problem;
  const reason = (why: WhyNot) => (why ? t(`needs.draft.whyNot.${why}`, { count: problems }) : null);
  const handIn = async () => {
    if (await draft.flush()) await submit.send({ id });
  };
  const openForBids = async () => {
    if (!(await draft.flush())) return;
    const answer = await publish.send({ id });
    if (answer) await navigate({ to: '/needs/$id', params: { id: answer.publishNeedDraft.id } });
  };
  const giveUp = async () => {
    if (await discard.send({ id })) await navigate({ to: '/needs' });
  };
  return (
    <div className="draft-acts">
      {problem && <Refusal problem={problem} />}
      {problems === 0 && (
        <Link to="/needs/drafts/$id/preview" params={{ id }} className="button">
          {t('needs.draft.preview')}
        </Link>
      )}
      {acts.submit !== undefined && (
        <Act look="primary" busy={submit.sending} whyNot={reason(acts.submit)} onAct={() => void handIn()}>
          {t('needs.draft.submit')}
        </Act>
      )}
      {acts.publish !== undefined && (
        <Act
          look="primary"
          busy={publish.sending}
          whyNot={reason(acts.publish)}
          onAct={() => void openForBids()}
        >
          {t('needs.draft.publish')}
        </Act>
      )}
      {acts.giveBack !== undefined && (
        <GiveBack
          sending={giveBack.sending}
          onGiveBack={(text) => void giveBack.send({ id, reason: text })}
        />
      )}
      {acts.discard !== undefined && <Discard sending={discard.sending} onDiscard={() => void giveUp()} />}
    </div>
  );
}

function GiveBack({
  sending,
  onGiveBack,
}: {
  sending: boolean;
  onGiveBack: (reason: string) => void;
}): ReactNode {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <details>
      <summary>{t('needs.draft.giveBack')}</summary>
      <label>
        {t('needs.draft.giveBackReason')}
        <textarea
          rows={3}
          maxLength={1000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      <Act
        busy={sending}
        whyNot={reason.trim().length < 2 ? t('needs.draft.giveBackMissing') : null}
        onAct={() => onGiveBack(reason)}
      >
        {t('needs.draft.giveBackSend')}
      </Act>
    </details>
  );
}

function Discard({ sending, onDiscard }: { sending: boolean; onDiscard: () => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('needs.draft.discard')}</summary>
      <p className="hint">{t('needs.draft.discardEffect')}</p>
      <Act look="danger" busy={sending} onAct={onDiscard}>
        {t('needs.draft.discardSend')}
      </Act>
    </details>
  );
}
