import type { MessageCatalogue } from '#libs/kernel';
import { allocationMessages } from './allocation/allocation.messages.js';
import { awardMessages } from './award/award.messages.js';
import { bidMessages } from './bid/bid.messages.js';
import { contractMessages } from './contract/contract.messages.js';
import { contractAccountMessages } from './contract-account/contract-account.messages.js';
import { contractChangeMessages } from './contract-change/contract-change.messages.js';
import { contractEndMessages } from './contract-end/contract-end.messages.js';
import { copiesMessages } from './copies/copies.messages.js';
import { disputeMessages } from './dispute/dispute.messages.js';
import { evaluationMessages } from './evaluation/evaluation.messages.js';
import { exposureMessages } from './exposure/exposure.messages.js';
import { jointNeedMessages } from './joint-need/joint-need.messages.js';
import { needMessages } from './need/need.messages.js';
import { needDraftMessages } from './need-draft/need-draft.messages.js';
import { questionMessages } from './question/question.messages.js';
import { rankingMessages } from './ranking/ranking.messages.js';
import { ratingMessages } from './rating/rating.messages.js';
import { signatureMessages } from './signature/signature.messages.js';

/** What the room refuses with, in both languages. */
export const matchingMessages: MessageCatalogue = {
  ...copiesMessages,
  ...needMessages,
  ...needDraftMessages,
  ...jointNeedMessages,
  ...questionMessages,
  ...rankingMessages,
  ...exposureMessages,
  ...allocationMessages,
  ...bidMessages,
  ...evaluationMessages,
  ...contractMessages,
  ...contractChangeMessages,
  ...awardMessages,
  ...disputeMessages,
  ...contractAccountMessages,
  ...contractEndMessages,
  ...signatureMessages,
  ...ratingMessages,
};
