import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { MatterFacts, TopicFacts } from '../../contracts/catalogue/records'
import { historyOf } from '../basedata/history'
import { openCasesByMatter } from '../cases/open-by-matter'
import { rulesOf } from '../rules/saved-rules'
import { serve } from '../serve'
import { compareEditions, draftNow, presentDraft } from './editions/draft'
import { editionHeads } from './editions/in-force'
import { presentEditions, publishDraft } from './editions/publish'
import { restoreEdition } from './editions/restore'
import * as matters from './keeping/keep-matter'
import * as topics from './keeping/keep-topic'
import { briefMatter, draftMarksNow, hasWords, presentChange, presentMatter, presentTopic } from './keeping/present'
import { MatterModel, TopicModel } from './model'

/** The catalogue as the city keeps it: its draft, and what was published of it. */
export function catalogueKeepingRoutes(router: Router) {
  matterRoutes(router)
  topicRoutes(router)
  editionRoutes(router)
}

function matterRoutes(router: Router) {
  serve(router, api.baseMatters, async ({ query: { q, closed, draft } }) => {
    const words = (q ?? '').toLowerCase().split(' ').filter(Boolean)
    const [all, marks] = await Promise.all([MatterModel.find().sort({ _id: 1 }).lean(), draftMarksNow()])
    const found = all.filter(
      matter =>
        (draft ? marks.has(`matter ${matter._id}`) : closed || matter.active !== false) && hasWords(matter, words)
    )
    return { items: found.map(matter => briefMatter(matter, marks)) }
  })

  serve(router, api.newMatter, async ({ who, body }) =>
    presentMatter(await matters.makeMatter(body, who), await draftMarksNow())
  )

  serve(router, api.baseMatter, async ({ params: { matter: code } }) => {
    const matter = await matters.matterOf(code)
    await matters.keepLastChange(matter)
    const [marks, open, history] = await Promise.all([
      draftMarksNow(),
      openCasesByMatter([code]),
      historyOf('matter', code)
    ])
    return {
      matter: presentMatter(matter, marks),
      openCases: open.get(code) ?? 0,
      history: history.map(change => presentChange(MatterFacts, change))
    }
  })

  serve(router, api.changeMatter, async ({ who, params, body }) =>
    presentMatter(await matters.changeMatter(params.matter, body, who), await draftMarksNow())
  )

  serve(router, api.closeMatter, async ({ who, params, body: { version, note } }) =>
    presentMatter(await matters.closeMatter(params.matter, version, note, who), await draftMarksNow())
  )

  serve(router, api.reopenMatter, async ({ who, params, body: { version, note } }) =>
    presentMatter(await matters.reopenMatter(params.matter, version, note, who), await draftMarksNow())
  )
}

function topicRoutes(router: Router) {
  serve(router, api.baseTopics, async () => {
    const [all, marks] = await Promise.all([TopicModel.find().sort({ order: 1, _id: 1 }).lean(), draftMarksNow()])
    const items = all.map(topic => presentTopic(topic, marks))
    return { items: [...items.filter(({ active }) => active), ...items.filter(({ active }) => !active)] }
  })

  serve(router, api.newTopic, async ({ who, body }) =>
    presentTopic(await topics.makeTopic(body, who), await draftMarksNow())
  )

  serve(router, api.baseTopic, async ({ params: { topic: id } }) => {
    const topic = await topics.topicOf(id)
    await topics.keepLastChange(topic)
    const [marks, history] = await Promise.all([draftMarksNow(), historyOf('topic', id)])
    return { topic: presentTopic(topic, marks), history: history.map(change => presentChange(TopicFacts, change)) }
  })

  serve(router, api.changeTopic, async ({ who, params, body }) =>
    presentTopic(await topics.changeTopic(params.topic, body, who), await draftMarksNow())
  )

  serve(router, api.closeTopic, async ({ who, params, body: { version, note } }) =>
    presentTopic(await topics.closeTopic(params.topic, version, note, who), await draftMarksNow())
  )

  serve(router, api.reopenTopic, async ({ who, params, body: { version, note } }) =>
    presentTopic(await topics.reopenTopic(params.topic, version, note, who), await draftMarksNow())
  )
}

async function editions() {
  const [{ differences }, heads] = await Promise.all([draftNow(), editionHeads()])
  return { items: presentEditions(heads), draft: differences.length }
}

function editionRoutes(router: Router) {
  serve(router, api.catalogueEditions, editions)

  serve(router, api.catalogueDraft, () => presentDraft(openCasesByMatter, rulesThatName))

  serve(router, api.publishCatalogue, async ({ who, body }) => {
    const { _id } = await publishDraft(body, who)
    const [brief] = presentEditions(await editionHeads()).filter(({ edition }) => edition === _id)
    if (!brief) throw new Error('the edition that was just published is gone')
    return brief
  })

  serve(router, api.catalogueEdition, ({ params: { edition }, query }) => compareEditions(edition, query.with))

  serve(router, api.restoreCatalogue, async ({ who, params: { edition } }) => {
    await restoreEdition(edition, who)
    return editions()
  })
}

/** The dispatch rules that would be left without their matter. */
async function rulesThatName(gone: readonly string[]): Promise<string[]> {
  const { rules } = await rulesOf('dispatch')
  return rules.flatMap(({ matter }, index) =>
    gone.includes(matter) ? [`派遣规则 ${index + 1} 写的是 ${matter}，停用后轮不到它，请一并改`] : []
  )
}
