import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyNeedDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { holds } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { useNow } from '../ui/value/clock.js';
import { useDeadlineWords } from '../ui/value/due.js';
import { Page } from '../ui/page.js';
import { Refusal } from '../ui/refusal.js';
import { Addenda } from './addenda.js';
import { actsOf, whoseOf, type NeedActs, type WhyNot } from './needs.rules.js';
import { needQuery, needRoute } from './need.route.js';
import { NeedSaid } from './said.js';
import './needs.css';

/** Where a need stands: whose move it is and by when, what it says, and what can be done with it. */
export function NeedPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const deadline = useDeadlineWords();
  const { id } = needRoute.useParams();
  const { acting } = needRoute.useRouteContext();
  const { need, needProcedure, needVersions, questions } = useSuspenseQuery(needQuery(id)).data;
  const may = { maySign: holds(acting, 'need.publish'), mayDraft: holds(acting, 'need.draft') };
  const now = useNow() ?? Date.parse(need.publishedAt);
  const whose = whoseOf(needProcedure, may.maySign);
  const unanswered = questions.filter(({ answeredAt }) => !answeredAt).length;
  return (
    <Page
      title={t(`needs.need.title.${need.state}`, { title: need.title, deadline: deadline(need.bidDeadline) })}
      above={<Link to="/needs">{t('frame.places.needs')}</Link>}
      lead={word('ProcedureStage', needProcedure.stage)}
      move={{
        whose: t(`needs.need.whose.${whose}`),
        yours: whose === 'YOU',
        by: needProcedure.turn.until,
        otherwise: t(`needs.need.otherwise.${need.state}`),
      }}
    >
      <nav className="tabs" aria-label={t('needs.need.parts')}>
        <Link to="/needs/$id/matches" params={{ id }}>
          {t('needs.need.matches')}
        </Link>
        <Link to="/needs/$id/bids" params={{ id }}>
          {t('needs.need.bids')}
        </Link>
        <Link to="/needs/$id/deadline" params={{ id }}>
          {t('needs.need.deadline')}
        </Link>
        <Link to="/needs/$id/evaluation" params={{ id }}>
          {t('needs.need.evaluation')}
        </Link>
        <Link to="/needs/$id/questions" params={{ id }}>
          {t('needs.need.questions', { count: questions.length })}
          {unanswered > 0 && ` · ${t('needs.need.unanswered', { count: unanswered })}`}
        </Link>
      </nav>
      {need.state === 'CANCELLED' && need.closingReason && (
        <p>{t('needs.need.cancelled', { reason: word('NeedClosingReason', need.closingReason) })}</p>
      )}
      <section className="section-block" aria-labelledby="said-title">
        <h2 id="said-title">{t('needs.need.says', { version: need.contentVersion })}</h2>
        {need.hiddenFields.length > 0 && (
          <p className="hint">
            {t('needs.preview.keeps', {
              fields: need.hiddenFields.map((field) => word('HiddenField', field)).join(t('needs.and')),
            })}
          </p>
        )}
        <NeedSaid need={need} />
      </section>
      <Addenda versions={needVersions} />
      <Acts id={id} acts={actsOf(need, may, now)} />
    </Page>
  );
}

function Acts({ id, acts }: { id: string; acts: NeedActs }): ReactNode {
  const { t } = useTranslation();
  const navigate = needRoute.useNavigate();
  const { send, problem, sending } = useSend(CopyNeedDocument);
  const why = (reason: WhyNot) => (reason ? t(`needs.need.whyNot.${reason}`) : null);
  const copy = async () => {
    const answer = await send({ needId: id });
    if (answer) await navigate({ to: '/needs/drafts/$id', params: { id: answer.copyNeed.id } });
  };
  return (
    <div className="form-end">
      {acts.amend !== undefined && (
        <Act whyNot={why(acts.amend)} onAct={() => void navigate({ to: '/needs/$id/amend', params: { id } })}>
          {t('needs.need.amend')}
        </Act>
      )}
      {acts.copy !== undefined && (
        <Act busy={sending} onAct={() => void copy()}>
          {t('needs.need.copy')}
        </Act>
      )}
      {acts.close !== undefined && (
        <Act
          look="danger"
          whyNot={why(acts.close)}
          onAct={() => void navigate({ to: '/needs/$id/close', params: { id } })}
        >
          {t('needs.need.close')}
        </Act>
      )}
      {problem && <Refusal problem={problem} />}
    </div>
  );
}
