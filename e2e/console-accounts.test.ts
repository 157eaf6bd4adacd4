import assert from 'node:assert/strict'
import { gbk } from '../server/test/gbk'
import { expectAccessible, screenshot } from './browser'
import { hotline } from './console-desk'

describe('Accounts on the console', () => {
  const { open, closedDoor } = hotline()

  it('are made, signed in with, changed and closed', async () => {
    const officer = await open('security')
    await officer.getByRole('cell', { name: 'operator', exact: true }).waitFor()
    await expectAccessible(officer)
    await screenshot(officer, 'console-accounts')
    await officer.getByRole('link', { name: '新建账号' }).click()
    await officer.getByLabel('用户名').fill('zhou')
    await officer.getByLabel('姓名').fill('周小雨')
    await officer.getByRole('button', { name: '新建', exact: true }).click()
    await officer.getByText('请至少选择一个岗位').waitFor()
    await officer.getByLabel('岗位').click()
    await officer.getByTitle('受理员', { exact: true }).click()
    await officer.getByTitle('不能由一人兼任').first().waitFor()
    await screenshot(officer, 'console-account-roles')
    await officer.keyboard.press('Escape')
    await officer.getByRole('button', { name: '新建', exact: true }).click()
    const password = await officer.locator('.account-password').innerText()
    await screenshot(officer, 'console-account-made')

    const newcomer = await closedDoor('/')
    await newcomer.getByLabel('用户名').fill('zhou')
    await newcomer.getByLabel('密码').fill(password)
    await newcomer.getByRole('button', { name: '登录' }).click()
    await newcomer.getByRole('heading', { name: '周小雨，请先改密码' }).waitFor()
    await expectAccessible(newcomer)
    await newcomer.getByLabel('现在的密码').fill(password)
    await newcomer.getByLabel('新密码', { exact: true }).fill('zhou-2026-2026')
    await newcomer.getByLabel('再输一次新密码').fill('zhou-2026-2026')
    await newcomer.getByRole('button', { name: '修改密码' }).click()
    await newcomer.getByText('密码里不能有用户名或姓名').waitFor()
    await screenshot(newcomer, 'console-starting-password')
    await newcomer.getByLabel('新密码', { exact: true }).fill('雨天的伞在门口放着呢')
    await newcomer.getByLabel('再输一次新密码').fill('雨天的伞在门口放着呢')
    await newcomer.getByRole('button', { name: '修改密码' }).click()
    await newcomer.getByRole('link', { name: '登记诉求' }).waitFor()
    await newcomer.getByRole('link', { name: '周小雨，我的账号' }).click()
    await newcomer.getByRole('heading', { name: '我的账号' }).waitFor()
    await screenshot(newcomer, 'console-own-account')

    await officer.getByRole('link', { name: '打开这个账号' }).click()
    await officer.getByText('现在有 1 处登录').waitFor()
    await officer.getByLabel('姓名').fill('周雨')
    await officer.getByRole('button', { name: '保存' }).click()
    await officer.getByRole('heading', { name: '周雨', exact: true }).waitFor()
    await expectAccessible(officer)
    await screenshot(officer, 'console-account')
    await officer.getByRole('button', { name: '停用账号' }).click()
    await officer.getByText('没有指派给周雨的未办完案卷').waitFor()
    await screenshot(officer, 'console-account-closing')
    await officer.getByRole('button', { name: '停用', exact: true }).click()
    await officer.getByRole('heading', { name: '这个账号已停用' }).waitFor()

    await newcomer.getByRole('link', { name: '码上办' }).click()
    await newcomer.locator('.sign-in-card').getByText('登录已过期。').waitFor()
  })

  it('come in a table as Chinese Excel saves it, with a sheet of passwords to be printed', async () => {
    const officer = await open('security', '/accounts')
    await officer.getByRole('link', { name: '导入账号' }).click()
    const choose = (lines: string[]) =>
      officer
        .getByLabel('账号表', { exact: true })
        .and(officer.locator('input'))
        .setInputFiles({
          name: '新同事.csv',
          mimeType: 'text/csv',
          buffer: gbk(['用户名,姓名,岗位,部门', ...lines].join('\r\n'))
        })
    const people = ['wangfang,王芳,受理员、值班长,', 'lilei,李雷,信息采集员,']
    await choose([...people, 'hanmei,韩梅,局长,'])
    await officer.getByRole('button', { name: '检查' }).click()
    await officer.getByText('1 行有问题，请在表格里改好，再选一次').waitFor()
    await officer.getByRole('cell', { name: '岗位：没有这个岗位：局长' }).waitFor()
    await expectAccessible(officer)
    await screenshot(officer, 'console-accounts-wrong')
    await choose(people)
    await officer.getByRole('button', { name: '检查' }).click()
    await officer.getByText('新建 2 个，修改 0 个，没有变化 0 个').waitFor()
    await screenshot(officer, 'console-accounts-checked')
    await officer.getByRole('button', { name: '导入', exact: true }).click()
    const slip = officer.getByRole('region', { name: '初始密码' }).getByRole('listitem').filter({ hasText: '王芳' })
    const first = await slip.locator('.account-password').innerText()
    await expectAccessible(officer)
    await screenshot(officer, 'console-accounts-imported')
    await officer.emulateMedia({ media: 'print' })
    await screenshot(officer, 'console-accounts-sheet')
    assert.equal(await officer.getByRole('heading', { name: '导入账号' }).isVisible(), false)
    await officer.emulateMedia({ media: 'screen' })

    await officer.getByRole('button', { name: '检查' }).click()
    await officer.getByRole('button', { name: '重新打印初始密码（2 人）' }).click()
    await officer.getByRole('button', { name: '重新生成' }).click()
    await slip.locator('.account-password').filter({ hasNotText: first }).waitFor()
    const second = await slip.locator('.account-password').innerText()

    const newcomer = await closedDoor('/')
    await newcomer.getByLabel('用户名').fill('wangfang')
    await newcomer.getByLabel('密码').fill(second)
    await newcomer.getByRole('button', { name: '登录' }).click()
    await newcomer.getByRole('heading', { name: '王芳，请先改密码' }).waitFor()
  })

  it('are nobody else’s', async () => {
    const page = await open('administrator', '/accounts')
    await page.getByRole('link', { name: '规则', exact: true }).waitFor()
    assert.equal(await page.getByRole('link', { name: '账号', exact: true }).count(), 0)
  })
})
