import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CloseNeedDocument, type NeedClosingReason } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { Act } from '../ui/form/act.js';
import { Page } from '../ui/page.js';
import { Refusal } from '../ui/refusal.js';
import { closeRoute, needQuery } from './need.route.js';
import './needs.css';

const REASONS = [
  'SOLVED_OTHERWISE',
  'PLANS_CHANGED',
  'NO_BUDGET',
  'NO_FITTING_BID',
  'PUBLISHED_IN_ERROR',
] as const satisfies readonly NeedClosingReason[];

/** The end of a need without an award: what follows is said before it is done. */
export function ClosePage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { id } = closeRoute.useParams();
  const navigate = closeRoute.useNavigate();
  const { need } = useSuspenseQuery(needQuery(id)).data;
  const [reason, setReason] = useState<NeedClosingReason>();
  const [note, setNote] = useState('');
  const { send, problem, sending } = useSend(CloseNeedDocument);
  const over = need.state === 'AWARDED' || need.state === 'CANCELLED';
  const why = over ? t('needs.close.over') : reason ? null : t('needs.close.chooseReason');
  const close = async () => {
    if (reason && (await send({ needId: id, reason, note })))
      await navigate({ to: '/needs/$id', params: { id } });
  };
  return (
    <Page
      title={t('needs.close.title', { title: need.title })}
      above={
        <Link to="/needs/$id" params={{ id }}>
          {need.title}
        </Link>
      }
    >
      <ul>
        <li>{t('needs.close.effect.bids')}</li>
        <li>{t('needs.close.effect.told')}</li>
        <li>{t('needs.close.effect.final')}</li>
      </ul>
      <fieldset className="need-line">
        <legend>{t('needs.close.reason')}</legend>
        {REASONS.map((one) => (
          <label key={one} className="need-choice">
            <input type="radio" name="reason" checked={reason === one} onChange={() => setReason(one)} />
            {word('NeedClosingReason', one)}
          </label>
        ))}
      </fieldset>
      <div className="need-line">
        <label htmlFor="close-note">{t('needs.close.note')}</label>
        <textarea
          id="close-note"
          className="native-input"
          rows={3}
          maxLength={1000}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </div>
      {problem && <Refusal problem={problem} />}
      <p>
        <Act look="danger" busy={sending} whyNot={why} onAct={() => void close()}>
          {t('needs.close.send')}
        </Act>
      </p>
    </Page>
  );
}
