import type {
  JointNeedMemberInput,
  JointNeedSaidFragment,
  JointNeedsQuery,
  NeedContentInput,
} from '../gql/graphql.js';
import { fenOfTenThousands } from '../ui/value/money.rules.js';

export type Draft = JointNeedsQuery['needDrafts']['edges'][number]['node'];

/** The content of a draft as it is sent; undefined while something that all members share is missing. */
export function contentOf({ content }: Draft): NeedContentInput | undefined {
  const { title, description, scenario, budgetFromFen, budgetToFen, deliverBy, bidDeadline } = content;
  if (!title || !description || !scenario || !deliverBy || !bidDeadline) return undefined;
  if (!budgetFromFen || !budgetToFen) return undefined;
  return {
    title,
    description,
    scenario,
    deliverBy,
    bidDeadline,
    budgetFromFen,
    budgetToFen,
    protocols: content.protocols ?? [],
    integrations: content.integrations ?? [],
    ...(content.sites ? { sites: content.sites } : {}),
    ...(content.machines ? { machines: content.machines } : {}),
    ...(content.questionsUntil ? { questionsUntil: content.questionsUntil } : {}),
    ...(content.hiddenFields ? { hiddenFields: content.hiddenFields } : {}),
  };
}

/** What a member has for itself, as it is typed. */
export interface TypedOwn {
  readonly budgetFrom: string;
  readonly budgetTo: string;
  readonly protocols?: string;
  readonly integrations?: string;
  readonly machines?: readonly {
    readonly kind: string;
    readonly count: number;
    readonly protocol?: string;
  }[];
}

export function ownInput({
  budgetFrom,
  budgetTo,
  protocols,
  integrations,
  machines,
}: TypedOwn): JointNeedMemberInput {
  return {
    budgetFromFen: fenOfTenThousands(budgetFrom),
    budgetToFen: fenOfTenThousands(budgetTo),
    protocols: listOf(protocols),
    integrations: listOf(integrations),
    machines: (machines ?? []).map(({ kind, count, protocol }) => ({
      kind,
      count,
      ...(protocol ? { protocol } : {}),
    })),
  };
}

function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[,;\n\uff0c\u3001\uff1b]/)
    .map((each) => each.trim())
    .filter(Boolean);
}

/** What the reader's enterprise can do with a joint need just now. */
export type JointAct = 'JOIN' | 'LEAVE' | 'WAIT' | 'PUBLISH';

export function jointActs({ state, joined, led }: JointNeedSaidFragment): readonly JointAct[] {
  if (state === 'PUBLISHED') return [];
  if (led) return [state === 'COMPLETE' ? 'PUBLISH' : 'WAIT'];
  if (state !== 'JOINING') return [];
  return [joined ? 'LEAVE' : 'JOIN'];
}
