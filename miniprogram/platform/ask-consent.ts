import Taro from '@tarojs/taro'

/** Whether there is somewhere outside the app where a resident can be told. */
export const tellsOutside: boolean = true

/** Which of the templates the resident agrees to. WeChat shows its question only right after a tap. */
export async function askConsent(templates: string[]): Promise<string[]> {
  try {
    // Alipay's name for them stands in the type, too, and is of no use in WeChat.
    const answer = await Taro.requestSubscribeMessage({ tmplIds: templates, entityIds: [] })
    const said = answer as unknown as Record<string, string>
    return templates.filter(template => said[template] === 'accept')
  } catch {
    return []
  }
}
