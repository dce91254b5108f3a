import type { MessageCatalogue } from '#libs/kernel';

/** Texts of what this room refuses. */
export const enterpriseMessages: MessageCatalogue = {
  UNKNOWN_DIVISION: {
    'zh-CN': '广东省没有代码为“{divisionCode}”的行政区划。请从列表中选择。',
    en: 'Guangdong has no division with the code "{divisionCode}". Please choose one from the list.',
  },
  DIVISION_TOO_COARSE: {
    'zh-CN': '“{name}”（{divisionCode}）范围过大，请填写所在县（市、区）。东莞、中山可填镇街或市。',
    en: '{name} ({divisionCode}) is too large; give the district or county. In Dongguan and Zhongshan a town or the city is taken.',
  },
  UNKNOWN_INDUSTRY: {
    'zh-CN': '《国民经济行业分类》（GB/T 4754-2017）没有代码“{industryCode}”。',
    en: 'GB/T 4754-2017 has no industry with the code "{industryCode}".',
  },
  INDUSTRY_TOO_COARSE: {
    'zh-CN': '行业“{name}”（{industryCode}）不够具体，请填写四位数字的小类，例如 C3311。',
    en: 'The industry {industryCode} ({name}) is too coarse; give a class with four digits, e.g. C3311.',
  },
  REVENUE_NEGATIVE: {
    'zh-CN': '上年营业收入不能为负数。',
    en: 'The revenue of the last year cannot be negative.',
  },
  ESTABLISHED_IN_FUTURE: {
    'zh-CN': '成立日期 {establishedOn} 晚于今天（{today}）。请核对营业执照。',
    en: 'The day of establishment, {establishedOn}, is after today ({today}). Please check the business licence.',
  },
  PLEDGE_MISSING: {
    'zh-CN': '请先阅读并同意《企业承诺书》。',
    en: 'Please read and accept the pledge of truthfulness first.',
  },
  ENTERPRISE_EXISTS: {
    'zh-CN': '该统一社会信用代码已登记。如您是该企业人员，请联系本企业管理员为您开通，或联系所在地工信部门。',
    en: 'This unified social credit code is registered already. If it is your company, ask its signatory to add you, or ask the bureau of your region.',
  },
  SAME_PERSON: {
    'zh-CN': '该事项由您提出，须由另一人确认。',
    en: 'You proposed this yourself; another person has to confirm it.',
  },
  CODE_IS_REGULAR: {
    'zh-CN': '统一社会信用代码 {code} 符合 GB 32100，无须另行确认。企业可直接登记。',
    en: 'The code {code} keeps to GB 32100 and needs no confirmation. The company can register as it is.',
  },
  CODE_PROPOSED: {
    'zh-CN': '该统一社会信用代码已申请确认。请在列表中查看其进展。',
    en: 'This code has been proposed already. See in the list how it stands.',
  },
  CODE_CONFIRMED: {
    'zh-CN': '统一社会信用代码 {code} 已确认，无须再次确认。',
    en: 'The code {code} is confirmed already. Nothing is left to do.',
  },
  CONTROL_OF_ITSELF: {
    'zh-CN': '控制方与被控制方的统一社会信用代码相同。请填写两家不同的单位。',
    en: 'Both codes are of the same company. Please name two.',
  },
  CONTROL_SHARE: {
    'zh-CN': '仅“持股”须填写持股比例（万分之几）；其他关系不填。',
    en: 'A shareholding takes its share in basis points, and no other relation does.',
  },
  CONTROL_PERIOD: {
    'zh-CN': '截止日 {toOn} 早于起始日 {fromOn}。请更正。',
    en: 'The last day, {toOn}, is before the first, {fromOn}. Please correct it.',
  },
  CONTROL_ENDED: {
    'zh-CN': '该控制关系尚未生效或已截止，不能再申请截止。',
    en: 'This relation does not hold yet or has ended, so that no end can be proposed.',
  },
  CONTROL_NOTHING_WAITS: {
    'zh-CN': '该控制关系没有待确认的事项。',
    en: 'Nothing about this relation waits for a second official.',
  },
  UNKNOWN_QUESTIONNAIRE: {
    'zh-CN': '没有版本为“{version}”的测评问卷。',
    en: 'There is no edition "{version}" of the questionnaire.',
  },
  ASSESSMENT_DRAFT_CHANGED: {
    'zh-CN': '同事刚刚保存了第 {revision} 版答卷。请打开最新版本，合并您的修改后再保存；对方的内容未被覆盖。',
    en: 'A colleague saved revision {revision} of the answers meanwhile. Open it, add your changes and save again; nothing was overwritten.',
  },
  SHEET_UNKNOWN_QUESTION: { 'zh-CN': '没有题目 {about}', en: 'there is no question {about}' },
  SHEET_UNKNOWN_OPTION: { 'zh-CN': '没有选项 {about}', en: 'there is no option {about}' },
  SHEET_ANSWERED_TWICE: { 'zh-CN': '题目 {about} 重复作答', en: 'question {about} is answered twice' },
  SHEET_OPTION_TWICE: { 'zh-CN': '题目 {about} 有选项重复', en: 'question {about} names an option twice' },
  SHEET_MISSING_ANSWER: { 'zh-CN': '题目 {about} 未作答', en: 'question {about} is not answered' },
  SHEET_ONE_OPTION_ONLY: { 'zh-CN': '题目 {about} 只能选一项', en: 'question {about} takes one option' },
  SHEET_EXCLUSIVE_OPTION: {
    'zh-CN': '选项 {about} 不能与其他选项同选',
    en: 'option {about} excludes the others',
  },
  SHEET_UNKNOWN_SCENE: { 'zh-CN': '没有场景 {about}', en: 'there is no scene {about}' },
  SHEET_GRADED_TWICE: { 'zh-CN': '场景 {about} 重复评级', en: 'scene {about} is graded twice' },
  SHEET_MISSING_SCENE: { 'zh-CN': '场景 {about} 未评级', en: 'scene {about} is not graded' },
  SHEET_SCENE_LEVEL_RANGE: {
    'zh-CN': '场景 {about} 的等级应为 0 至 4',
    en: 'the level of scene {about} is 0 to 4',
  },
  ASSESSMENT_NOT_VALID: {
    'zh-CN': '测评答卷有 {count} 处需要更正：{problems}。',
    en: 'The assessment needs {count} corrections: {problems}.',
  },
};
