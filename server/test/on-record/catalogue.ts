import { randomInt } from 'node:crypto'
import type { TestApi } from '../api'
import { aPerson, done, type Recipes } from './recipe'

const reason = '按新印发的标准修改'
const base = '/api/staff/base'

/** Rows about the catalogue. */
export function catalogueRecipes(api: TestApi): Recipes {
  const administrator = () => aPerson({ roles: ['administrator'], name: '目录员' })
  const facts = {
    name: '犬只扰民',
    sheet: 'matter',
    majorName: '扩展事项类',
    conditions: [{ when: '犬吠', limit: 1, unit: 'workDay' }],
    words: ['狗叫'],
    often: 2
  }
  const aMatter = () => ({ code: `4${randomInt(1000, 9999)}`, ...facts, note: reason })
  const aTopic = () => ({
    label: `猫狗${randomInt(1000, 9999)}`,
    hint: '',
    matters: [] as string[],
    questions: [] as string[],
    order: 50,
    note: reason
  })
  const onMatter = async () => {
    const by = await administrator()
    const { code } = await done(api, by, `${base}/matters`, aMatter())
    const told = { by, params: { matter: code as string }, body: { version: 1, note: reason } }
    return { ...told, subject: `${code} ${facts.name}`, reason }
  }
  const onTopic = async () => {
    const by = await administrator()
    const made = aTopic()
    const { id } = await done(api, by, `${base}/topics`, made)
    const told = { by, params: { topic: id as string }, body: { version: 1, note: reason } }
    return { ...told, subject: made.label, made, reason }
  }
  const draft = async (token: string) => {
    const { edition, seen } = (await api.get(`${base}/editions/draft`, { token })).body
    return { edition: edition as number, seen: seen as string }
  }

  return {
    newMatter: async () => {
      const body = aMatter()
      const changes = [{ what: '名称', after: facts.name }]
      return { by: await administrator(), body, subject: `${body.code} ${facts.name}`, reason, changes }
    },
    changeMatter: async () => {
      const told = await onMatter()
      const changes = [{ what: '热线频度', before: '2', after: '5' }]
      return { ...told, body: { ...facts, ...told.body, often: 5 }, changes }
    },
    closeMatter: onMatter,
    reopenMatter: async () => {
      const told = await onMatter()
      const { version } = await done(api, told.by, `${base}/matters/${told.params.matter}/close`, told.body)
      return { ...told, body: { version, note: reason } }
    },
    newTopic: async () => {
      const body = aTopic()
      const changes = [{ what: '名称', after: body.label }]
      return { by: await administrator(), body, subject: body.label, reason, changes }
    },
    changeTopic: async () => {
      const { made, ...told } = await onTopic()
      const changes = [{ what: '次序', before: '50', after: '51' }]
      return { ...told, body: { ...made, ...told.body, order: 51 }, changes }
    },
    closeTopic: onTopic,
    reopenTopic: async () => {
      const told = await onTopic()
      const { version } = await done(api, told.by, `${base}/topics/${told.params.topic}/close`, told.body)
      return { ...told, body: { version, note: reason } }
    },
    publishCatalogue: async () => {
      const { by } = await onMatter()
      const seen = await draft(by.token)
      return { by, body: { ...seen, note: reason }, subject: `第 ${seen.edition + 1} 版`, reason }
    },
    restoreCatalogue: async () => {
      const { by } = await onMatter()
      return { by, params: { edition: '1' }, body: {}, subject: '第 1 版' }
    }
  }
}
