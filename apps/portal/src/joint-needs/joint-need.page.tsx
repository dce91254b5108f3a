import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LeaveJointNeedDocument, PublishJointNeedDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { type Acting, holds } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { Facts } from '../ui/value/facts.js';
import { Day, Moment } from '../ui/value/moment.js';
import { RoundMoney } from '../ui/value/money.js';
import { Page } from '../ui/page.js';
import { Refusal } from '../ui/refusal.js';
import { useScene } from '../ui/value/use-scene.js';
import { JoinForm } from './join-form.js';
import { jointNeed, jointNeedRoute } from './joint-needs.route.js';
import { jointActs } from './joint-needs.rules.js';

/** A joint need: what all ask for together, by when one joins, and what its leader does then. */
export function JointNeedPage(): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const scene = useScene();
  const { id } = jointNeedRoute.useParams();
  const { acting } = jointNeedRoute.useRouteContext();
  const need = useSuspenseQuery(jointNeed(id)).data.jointNeed;
  const acts = jointActs(need);
  const may = holds(acting, 'need.publish');
  const { state, joinUntil, members, machines, budgetToFen } = need;
  return (
    <Page
      above={<Link to="/joint-needs">{t('jointNeeds.name')}</Link>}
      title={t('jointNeeds.one', { title: need.title, state: word('JointNeedState', state) })}
      lead={need.clusterName}
      move={{
        whose: t(`jointNeeds.whose.${acts[0] ?? (state === 'PUBLISHED' ? 'PUBLISHED' : 'LEADER')}`),
        yours: may && (acts.includes('PUBLISH') || acts.includes('JOIN')),
        ...(state === 'JOINING' ? { by: joinUntil } : {}),
        otherwise: t(`jointNeeds.otherwise.${state}`),
      }}
    >
      <p className="said">{need.description}</p>
      <Facts
        facts={[
          { name: t('jointNeeds.scene'), value: scene(need.scenario) },
          { name: t('jointNeeds.members'), value: members },
          { name: t('jointNeeds.budget'), value: budgetToFen && <RoundMoney fen={budgetToFen} /> },
          {
            name: t('jointNeeds.machines'),
            value: machines.map(({ kind, count }) => `${kind} × ${count}`).join(t('list.separator')) || '–',
          },
          { name: t('jointNeeds.bidDeadline'), value: <Moment at={need.bidDeadline} /> },
          { name: t('jointNeeds.deliverBy'), value: <Day of={need.deliverBy} /> },
        ]}
      />
      <ul>
        <li>{t('jointNeeds.means.own')}</li>
        <li>{t('jointNeeds.means.together')}</li>
      </ul>
      {acts.includes('JOIN') && <JoinForm id={id} may={may} acting={acting} />}
      {acts.includes('LEAVE') && <Leave id={id} may={may} acting={acting} />}
      {(acts.includes('PUBLISH') || acts.includes('WAIT')) && (
        <Publish
          id={id}
          whyNot={acts.includes('WAIT') ? t('jointNeeds.publish.wait') : may ? null : t('jointNeeds.notYou')}
        />
      )}
    </Page>
  );
}

function Leave({ id, may, acting }: { id: string; may: boolean; acting: Acting | null }): ReactNode {
  const { t } = useTranslation();
  const { send, problem, sending } = useSend(LeaveJointNeedDocument);
  return (
    <Twice
      label={t('jointNeeds.leave.act')}
      effect={t('jointNeeds.leave.effect')}
      whyNot={may ? null : t('jointNeeds.notYou')}
      problem={problem}
      sending={sending}
      onAct={() => void send({ id, enterpriseId: acting?.organisationId ?? '' })}
    />
  );
}

function Publish({ id, whyNot }: { id: string; whyNot: string | null }): ReactNode {
  const { t } = useTranslation();
  const { send, problem, sending } = useSend(PublishJointNeedDocument);
  return (
    <Twice
      label={t('jointNeeds.publish.act')}
      effect={t('jointNeeds.publish.effect')}
      whyNot={whyNot}
      problem={problem}
      sending={sending}
      onAct={() => void send({ id })}
    />
  );
}

interface TwiceProps {
  readonly label: string;
  readonly effect: string;
  readonly whyNot: string | null;
  readonly problem: Parameters<typeof Refusal>[0]['problem'] | undefined;
  readonly sending: boolean;
  readonly onAct: () => void;
}

/** Asked twice, with what follows, because it touches others. */
function Twice({ label, effect, whyNot, problem, sending, onAct }: TwiceProps): ReactNode {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  if (!asked || whyNot) {
    return (
      <p>
        <Act whyNot={whyNot} onAct={() => setAsked(true)}>
          {label}
        </Act>
      </p>
    );
  }
  return (
    <div className="reasoned-act" role="group" aria-label={label}>
      <p>{effect}</p>
      {problem && <Refusal problem={problem} />}
      <p>
        <Act look="primary" busy={sending} onAct={onAct}>
          {t('jointNeeds.confirm')}
        </Act>{' '}
        <Act onAct={() => setAsked(false)}>{t('ui.act.back')}</Act>
      </p>
    </div>
  );
}
