import { AssessmentDraft } from './assessment/assessment-draft.entity.js';
import { Assessment } from './assessment/assessment.entity.js';
import { RegisteredRelation } from './control/control-registry.js';
import { ControlStatement } from './control/control.entity.js';
import { ProviderCode } from './copies/provider-code.entity.js';
import { OddCode } from './credit-code/odd-code.entity.js';
import { Enterprise } from './registration/enterprise.entity.js';
import {
  QuestionnaireEdition,
  ReferenceDivision,
  ReferenceIndustry,
  ReferenceLoad,
} from './reference/reference.entities.js';

export { loadEnterpriseDemonstration } from './enterprise.demonstration.js';
export { EnterpriseModule } from './enterprise.module.js';
export { enterpriseMessages } from './enterprise.messages.js';

export const enterpriseEntities = [
  Enterprise,
  Assessment,
  AssessmentDraft,
  ControlStatement,
  OddCode,
  RegisteredRelation,
  ProviderCode,
  ReferenceDivision,
  ReferenceIndustry,
  QuestionnaireEdition,
  ReferenceLoad,
];
