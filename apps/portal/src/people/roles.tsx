import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EndMembershipDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { useWord } from '../i18n/words.js';
import { Act } from '../ui/form/act.js';
import { Day } from '../ui/value/moment.js';
import { Refusal } from '../ui/refusal.js';
import { Status } from '../ui/value/status.js';
import { isLastSignatory, type Member, type PersonHere } from './people.rules.js';

export interface RolesProps {
  readonly person: PersonHere;
  readonly members: readonly Member[];
  /** Whether the reader may take one back. */
  readonly mayEnd: boolean;
}

/** The roles of a person, each with the way to take it back. */
export function Roles({ person, members, mayEnd }: RolesProps): ReactNode {
  return (
    <ul className="roles">
      {person.memberships.map((member) => (
        <RoleLine key={member.id} member={member} mayEnd={mayEnd} isLast={isLastSignatory(member, members)} />
      ))}
    </ul>
  );
}

interface RoleLineProps {
  readonly member: Member;
  readonly mayEnd: boolean;
  readonly isLast: boolean;
}

function RoleLine({ member, mayEnd, isLast }: RoleLineProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { send, problem, sending } = useSend(EndMembershipDocument);
  return (
    <li>
      <span>
        {word('Role', member.role)} · <Day of={member.grantedAt} />
      </span>
      {member.endAwaitsSecondPerson ? (
        <Status tone="waiting">{t('people.endWaits')}</Status>
      ) : mayEnd ? (
        <Act
          busy={sending}
          whyNot={isLast ? t('people.lastSignatory') : null}
          onAct={() => void send({ id: member.id })}
        >
          {t('people.end')}
        </Act>
      ) : null}
      {problem && <Refusal problem={problem} />}
    </li>
  );
}
