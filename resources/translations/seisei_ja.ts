<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja">
  <context>
    <name>Actions</name>
    <message>
      <source>A PNG that says how it was made, with signed Content Credentials.</source>
      <translation>作り方と署名付きコンテンツ認証情報を含む PNG。</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>加算</translation>
    </message>
    <message>
      <source>Add layer</source>
      <translation>レイヤーを追加</translation>
    </message>
    <message>
      <source>Add to project</source>
      <translation>プロジェクトに追加</translation>
    </message>
    <message>
      <source>Add, fetch and remove models.</source>
      <translation>モデルの追加、取得、削除。</translation>
    </message>
    <message>
      <source>All keys in one list.</source>
      <translation>すべてのキーを一覧で見る。</translation>
    </message>
    <message>
      <source>Anything by its name: actions, projects, models, settings.</source>
      <translation>名前で何でも：操作、プロジェクト、モデル、設定。</translation>
    </message>
    <message>
      <source>Apply take</source>
      <translation>テイクを適用</translation>
    </message>
    <message>
      <source>Black and white</source>
      <translation>黒と白に戻す</translation>
    </message>
    <message>
      <source>Brush</source>
      <translation>ブラシ</translation>
    </message>
    <message>
      <source>Brush stroke</source>
      <translation>ブラシ</translation>
    </message>
    <message>
      <source>Cancel everything</source>
      <translation>すべて中止</translation>
    </message>
    <message>
      <source>Canvas size</source>
      <translation>キャンバスサイズ</translation>
    </message>
    <message>
      <source>Canvas size…</source>
      <translation>キャンバスサイズ…</translation>
    </message>
    <message>
      <source>Choose a colour</source>
      <translation>色を選ぶ</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>消去</translation>
    </message>
    <message>
      <source>Click to zoom in, with Ctrl to zoom out, or drag.</source>
      <translation>クリックで拡大、Ctrl で縮小、またはドラッグ。</translation>
    </message>
    <message>
      <source>Color</source>
      <translation>カラー</translation>
    </message>
    <message>
      <source>Color burn</source>
      <translation>焼き込みカラー</translation>
    </message>
    <message>
      <source>Color dodge</source>
      <translation>覆い焼きカラー</translation>
    </message>
    <message>
      <source>Colour picker</source>
      <translation>スポイト</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>コピー</translation>
    </message>
    <message>
      <source>Copy merged</source>
      <translation>結合部分をコピー</translation>
    </message>
    <message>
      <source>Copy the selection of everything that is seen.</source>
      <translation>見えているものすべての選択範囲をコピー。</translation>
    </message>
    <message>
      <source>Copy the selection of this layer.</source>
      <translation>このレイヤーの選択範囲をコピー。</translation>
    </message>
    <message>
      <source>Cut</source>
      <translation>切り取り</translation>
    </message>
    <message>
      <source>Dark or light</source>
      <translation>ダーク／ライト</translation>
    </message>
    <message>
      <source>Darken</source>
      <translation>比較（暗）</translation>
    </message>
    <message>
      <source>Delete layer</source>
      <translation>レイヤーを削除</translation>
    </message>
    <message>
      <source>Difference</source>
      <translation>差の絶対値</translation>
    </message>
    <message>
      <source>Drag the layer, or move it with the arrow keys.</source>
      <translation>レイヤーをドラッグ、または矢印キーで移動。</translation>
    </message>
    <message>
      <source>Duplicate layer</source>
      <translation>レイヤーを複製</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>編集</translation>
    </message>
    <message>
      <source>Eraser</source>
      <translation>消しゴム</translation>
    </message>
    <message>
      <source>Exclusion</source>
      <translation>除外</translation>
    </message>
    <message>
      <source>Export picture…</source>
      <translation>画像を書き出す…</translation>
    </message>
    <message>
      <source>File</source>
      <translation>ファイル</translation>
    </message>
    <message>
      <source>Fill</source>
      <translation>塗りつぶし</translation>
    </message>
    <message>
      <source>Fill the selection, or all of the layer.</source>
      <translation>選択範囲、またはレイヤー全体を塗りつぶす。</translation>
    </message>
    <message>
      <source>Fill what hangs together with the colour.</source>
      <translation>つながった範囲を色で塗る。</translation>
    </message>
    <message>
      <source>Fill with the foreground colour</source>
      <translation>描画色で塗りつぶす</translation>
    </message>
    <message>
      <source>Generate</source>
      <translation>生成</translation>
    </message>
    <message>
      <source>Hand</source>
      <translation>手のひら</translation>
    </message>
    <message>
      <source>Hard light</source>
      <translation>ハードライト</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>ヘルプ</translation>
    </message>
    <message>
      <source>Hue</source>
      <translation>色相</translation>
    </message>
    <message>
      <source>Join the layer with the one below it.</source>
      <translation>このレイヤーを下のレイヤーと結合する。</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>キー</translation>
    </message>
    <message>
      <source>Larger brush</source>
      <translation>ブラシを大きく</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>レイヤー</translation>
    </message>
    <message>
      <source>Layer down</source>
      <translation>レイヤーを下へ</translation>
    </message>
    <message>
      <source>Layer up</source>
      <translation>レイヤーを上へ</translation>
    </message>
    <message>
      <source>Lighten</source>
      <translation>比較（明）</translation>
    </message>
    <message>
      <source>Luminosity</source>
      <translation>輝度</translation>
    </message>
    <message>
      <source>Make the selection, or all of the layer, transparent.</source>
      <translation>選択範囲、またはレイヤー全体を透明にする。</translation>
    </message>
    <message>
      <source>Make transparent what you paint over.</source>
      <translation>なぞった所を透明にする。</translation>
    </message>
    <message>
      <source>Make what the prompt says.</source>
      <translation>プロンプトの内容を生成する。</translation>
    </message>
    <message>
      <source>Merge down</source>
      <translation>下のレイヤーと結合</translation>
    </message>
    <message>
      <source>Mirror the view</source>
      <translation>表示を左右反転</translation>
    </message>
    <message>
      <source>Models…</source>
      <translation>モデル…</translation>
    </message>
    <message>
      <source>Move layer</source>
      <translation>レイヤーを移動</translation>
    </message>
    <message>
      <source>Move the view. Space does so with every tool.</source>
      <translation>表示を動かす。どのツールでも Space で同じ操作。</translation>
    </message>
    <message>
      <source>Multiply</source>
      <translation>乗算</translation>
    </message>
    <message>
      <source>New layer</source>
      <translation>新規レイヤー</translation>
    </message>
    <message>
      <source>New project</source>
      <translation>新規プロジェクト</translation>
    </message>
    <message>
      <source>Next take</source>
      <translation>次のテイク</translation>
    </message>
    <message>
      <source>Normal</source>
      <translation>通常</translation>
    </message>
    <message>
      <source>Open…</source>
      <translation>開く…</translation>
    </message>
    <message>
      <source>Overlay</source>
      <translation>オーバーレイ</translation>
    </message>
    <message>
      <source>Paint and generate in a rectangle alone.</source>
      <translation>矩形の中だけに描き、生成する。</translation>
    </message>
    <message>
      <source>Paint. Ctrl picks a colour, Shift draws a line or changes the size.</source>
      <translation>描く。Ctrl で色を取り、Shift で直線またはサイズ変更。</translation>
    </message>
    <message>
      <source>Paste as a layer</source>
      <translation>レイヤーとして貼り付け</translation>
    </message>
    <message>
      <source>Place picture</source>
      <translation>画像を配置</translation>
    </message>
    <message>
      <source>Preferences…</source>
      <translation>設定…</translation>
    </message>
    <message>
      <source>Previous take</source>
      <translation>前のテイク</translation>
    </message>
    <message>
      <source>Put the take that is shown onto the canvas as a layer (Enter).</source>
      <translation>表示中のテイクをレイヤーとしてキャンバスに置く（Enter）。</translation>
    </message>
    <message>
      <source>Put the takes away</source>
      <translation>テイクを片付ける</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>終了</translation>
    </message>
    <message>
      <source>Rectangular selection</source>
      <translation>矩形選択</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>やり直し</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>名前を変更</translation>
    </message>
    <message>
      <source>Reorder layers</source>
      <translation>レイヤーの順序を変更</translation>
    </message>
    <message>
      <source>Saturation</source>
      <translation>彩度</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>Save as…</source>
      <translation>別名で保存…</translation>
    </message>
    <message>
      <source>Screen</source>
      <translation>スクリーン</translation>
    </message>
    <message>
      <source>Search…</source>
      <translation>検索…</translation>
    </message>
    <message>
      <source>See the picture the other way round; its pixels stay.</source>
      <translation>画像を裏返して見る（画素は変わりません）。</translation>
    </message>
    <message>
      <source>Select</source>
      <translation>選択</translation>
    </message>
    <message>
      <source>Select all</source>
      <translation>すべて選択</translation>
    </message>
    <message>
      <source>Select nothing</source>
      <translation>選択を解除</translation>
    </message>
    <message>
      <source>Show or hide all docks</source>
      <translation>すべてのパネルを表示／非表示</translation>
    </message>
    <message>
      <source>Show the gallery</source>
      <translation>ギャラリーを表示</translation>
    </message>
    <message>
      <source>Show the history</source>
      <translation>履歴を表示</translation>
    </message>
    <message>
      <source>Show the inspector</source>
      <translation>インスペクターを表示</translation>
    </message>
    <message>
      <source>Show the prompt</source>
      <translation>プロンプトを表示</translation>
    </message>
    <message>
      <source>Show the queue</source>
      <translation>キューを表示</translation>
    </message>
    <message>
      <source>Smaller brush</source>
      <translation>ブラシを小さく</translation>
    </message>
    <message>
      <source>Soft light</source>
      <translation>ソフトライト</translation>
    </message>
    <message>
      <source>Stop what runs and take what waits off the queue.</source>
      <translation>実行中のものを止め、待機中のものをキューから外す。</translation>
    </message>
    <message>
      <source>Swap colours</source>
      <translation>色を入れ替え</translation>
    </message>
    <message>
      <source>Tab does it while the work has the focus.</source>
      <translation>作品にフォーカスがあるとき Tab でも。</translation>
    </message>
    <message>
      <source>Take the colour under the pointer.</source>
      <translation>ポインターの下の色を取る。</translation>
    </message>
    <message>
      <source>They stay in the gallery.</source>
      <translation>ギャラリーには残ります。</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>元に戻す</translation>
    </message>
    <message>
      <source>View</source>
      <translation>表示</translation>
    </message>
    <message>
      <source>Write a prompt</source>
      <translation>プロンプトを書く</translation>
    </message>
    <message>
      <source>Zoom</source>
      <translation>ズーム</translation>
    </message>
  </context>
  <context>
    <name>Activities</name>
    <message>
      <source>Asking the hub</source>
      <translation>ハブに問い合わせ中</translation>
    </message>
    <message>
      <source>Checking what came</source>
      <translation>受信内容を確認中</translation>
    </message>
    <message>
      <source>Drawing</source>
      <translation>描画中</translation>
    </message>
    <message>
      <source>Enlarging</source>
      <translation>拡大中</translation>
    </message>
    <message>
      <source>Exporting</source>
      <translation>書き出し中</translation>
    </message>
    <message>
      <source>Loading the model</source>
      <translation>モデルを読み込み中</translation>
    </message>
  </context>
  <context>
    <name>CanvasPanel</name>
    <message>
      <source>Canvas</source>
      <translation>キャンバス</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>表示</translation>
    </message>
    <message>
      <source>The layer “{name}” is hidden.</source>
      <translation>レイヤー「{name}」は非表示です。</translation>
    </message>
    <message>
      <source>The layer “{name}” is locked.</source>
      <translation>レイヤー「{name}」はロックされています。</translation>
    </message>
    <message>
      <source>The next picture begins with this take.</source>
      <translation>次の画像はこのテイクから始まります。</translation>
    </message>
    <message>
      <source>There is no picture in the clipboard.</source>
      <translation>クリップボードに画像がありません。</translation>
    </message>
    <message>
      <source>This project is open read-only. Save a copy to change it.</source>
      <translation>このプロジェクトは読み取り専用です。変更するにはコピーを保存してください。</translation>
    </message>
    <message>
      <source>Unlock</source>
      <translation>ロック解除</translation>
    </message>
    <message>
      <source>{minutes} min left</source>
      <translation>残り {minutes} 分</translation>
    </message>
    <message>
      <source>{seconds} s left</source>
      <translation>残り {seconds} 秒</translation>
    </message>
  </context>
  <context>
    <name>CanvasSize</name>
    <message>
      <source>Bottom</source>
      <translation>下</translation>
    </message>
    <message>
      <source>Canvas size</source>
      <translation>キャンバスサイズ</translation>
    </message>
    <message>
      <source>Height</source>
      <translation>高さ</translation>
    </message>
    <message>
      <source>Hold the content here: {place}</source>
      <translation>内容をここに固定：{place}</translation>
    </message>
    <message>
      <source>Left</source>
      <translation>左</translation>
    </message>
    <message>
      <source>Lower left</source>
      <translation>左下</translation>
    </message>
    <message>
      <source>Lower right</source>
      <translation>右下</translation>
    </message>
    <message>
      <source>Middle</source>
      <translation>中央</translation>
    </message>
    <message>
      <source>Resize</source>
      <translation>サイズ変更</translation>
    </message>
    <message>
      <source>Right</source>
      <translation>右</translation>
    </message>
    <message>
      <source>Top</source>
      <translation>上</translation>
    </message>
    <message>
      <source>Upper left</source>
      <translation>左上</translation>
    </message>
    <message>
      <source>Upper right</source>
      <translation>右上</translation>
    </message>
    <message>
      <source>Width</source>
      <translation>幅</translation>
    </message>
  </context>
  <context>
    <name>ColourPicker</name>
    <message>
      <source>Colour as a number</source>
      <translation>色の数値</translation>
    </message>
    <message>
      <source>Hue</source>
      <translation>色相</translation>
    </message>
    <message>
      <source>Saturation and value</source>
      <translation>彩度と明度</translation>
    </message>
  </context>
  <context>
    <name>CommandPalette</name>
    <message>
      <source>Nothing is called so.</source>
      <translation>その名前のものはありません。</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>検索</translation>
    </message>
    <message>
      <source>Search actions, projects, models, settings</source>
      <translation>操作、プロジェクト、モデル、設定を検索</translation>
    </message>
  </context>
  <context>
    <name>Dropping</name>
    <message>
      <source>Added: {names}.</source>
      <translation>追加しました：{names}</translation>
    </message>
    <message>
      <source>Looking at {name}</source>
      <translation>{name} を確認中</translation>
    </message>
    <message>
      <source>Reading {name}</source>
      <translation>{name} を読み込み中</translation>
    </message>
    <message>
      <source>Recall settings</source>
      <translation>設定を呼び出す</translation>
    </message>
    <message>
      <source>{name} says how it was made.</source>
      <translation>{name} に生成情報があります。</translation>
    </message>
    <message>
      <source>{name} was made with {program}.</source>
      <translation>{name} は {program} で作られました。</translation>
    </message>
  </context>
  <context>
    <name>Errors</name>
    <message>
      <source>A canvas of {width} × {height} pixels cannot be made.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A layer of the canvas is malformed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A layer of the canvas is out of range.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A layer of the canvas names no asset.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A part of the model {model} is damaged: {part}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A part of the model {model} is missing: {part}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A part of the model “{model}” is missing: {part}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A part of the project is malformed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A picture is written as .png, not as “{suffix}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A picture of this project is damaged.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A picture or file of this project is missing ({asset}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A stored picture is damaged.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A stored picture or file is damaged ({name}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add it in the model manager, or choose another.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add one in the model manager.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Add the earlier file, or recall the settings to make it anew.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An asset's entry in the project is malformed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An entry of {where} is not a table.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask whoever made the model.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>At most {largest} fit on a side: enlarge less.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Bring it to the same size first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change --out.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Change the prompt or the seed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check that it is there and that you may read it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check that you may read it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check the disk and the connection to it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check the name and that it is a text.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check the name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a .seisei file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a checkpoint, LoRA, ControlNet, autoencoder, embedding, upscaler or language model.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a file or a folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a folder with .safetensors or .gguf files, or with a model_index.json.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a layer further up.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a model file or a folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a model in one of these formats, or download it once more if it should be one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a model that needs no program of its own.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a model that works with diffusers as it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a model that works with diffusers or transformers as it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a picture model, a language model or a part of one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a picture to put onto the canvas.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a strength of at least {least}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a value from {low} to {high}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another layer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another model.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another place.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another, or get this model in the form that diffusers uses.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose one of the kinds SRVGGNetCompact or ESRGAN.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose one of: {areas}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose one of: {factors}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose one of: {known}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose one of: {options}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose one of: {samplers}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose sides from 1 to {largest} pixels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose the model itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose the picture to draw in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose the whole folder, the one that has a model_index.json.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close it there and try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close what uses it, and try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Did you mean “{near}”?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Do not trust it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Download it once more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Download it once more; the site may ask you to sign in or to accept a licence first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Empty it for this model.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fetch it once more, or choose another.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fetch or copy it again, or choose another model.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fetch or copy it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fetch or copy it once more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fetch or copy the model again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fetch or copy the whole folder again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Fetch or copy the whole folder once more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Get the model as .safetensors, or convert it in a program that you trust (“save as safetensors”).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give it a value.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give it the name that belongs to it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give it {kind}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give the fields with --set.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Install the studio once more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It may not be written to: choose another folder, or allow writing.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It needs version {api} of the plugin interface, and this studio has {known}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>It was changed by another program; do not trust it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Its id is “{id}” and its folder “{folder}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look for the same model as .safetensors. If there is none and you trust its maker, open it in a program of your choice on a machine that you can spare, save it as .safetensors there (safetensors.torch.save_file), and add that file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Look for the same model as .safetensors; the studio never opens a pickle.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make it smaller first.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make it smaller: {largest} pixels are the most on a side.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make room on the disk, or make the folder {folder} writable.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make that folder writable.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Make the picture smaller, choose a smaller model, or close other programs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Merge some of them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open an earlier copy, if you have one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open the project from the folder in which it was saved, together with its media folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Put them beside it in a folder called “{folder}”, as a diffusers folder without weights.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Remove it, or update the studio.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Run “git lfs pull” in that folder, or download the file itself.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save a copy under another name to change it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save it under another name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Save the project.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>See: models list.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Shorten it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Something went wrong in the studio. Your work is safe.</source>
      <translation>スタジオで問題が起きました。作業内容は無事です。</translation>
    </message>
    <message>
      <source>That layer is no longer there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The area “{area}” is unknown.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The call “{call}” in {where} is not of the form module:name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The canvas has more layers than there can be.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The canvas is malformed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The catalogue of models has a mistake in “{where}”: {what}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The certificate for signing pictures cannot be kept in {folder}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The disk is full: make room and try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The download did not finish; fetch it once more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The enlarged picture would have {width} × {height} pixels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The fields are: {known}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The generators are: {known}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The id “{id}” may have lower-case letters, digits and hyphens only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The layer “{name}” is locked.</source>
      <translation>レイヤー「{name}」はロックされています。</translation>
    </message>
    <message>
      <source>The list of models cannot be saved: {what}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The list of models was written by a newer studio.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The model brings its own program along ({file}), and the studio runs none.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The model cannot make a picture of {width} × {height} pixels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The model {model} asks for “{what}”, which is no part of diffusers or transformers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The model {model} names {name}, which is no pipeline.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The model “{model}” is not on this machine.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The model “{model}” is not the one that this was made with.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The model's own filter has held this picture back.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The part “{call}” is not a PartType.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The part “{call}” is not of the form module:name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The picture has {width} × {height} pixels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The picture to begin with has {width} × {height} pixels, the one to draw {wanted}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The project has no readable document.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The prompt is {tokens} tokens too long for this model, which would not read “{rest}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The recipe has no version.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The recipe is incomplete: {what}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The recipe is not a JSON object.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The recipe is of format {found}, and this studio knows up to {known}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The request has no {field}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The result would differ; recall its settings to make it anew.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The seisei.json of “{folder}” is not as it should be: {what}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The weights are damaged: “{tensor}” in {file} has values that are not numbers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The weights in the prompt cannot be applied with this model.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There are no weights in {folder}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There are too many layers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is a mask and no picture.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no field “{field}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no file {path}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no file “{file}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no generator “{id}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no layer below this one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no model in “{folder}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no model of the kind “{kind}” on this machine.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no model “{id}” here.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is no way to write {name}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is nothing at {path}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This is not a picture.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This model cannot work with the sampler “{sampler}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This needs about {needed} of memory, and {device} has {free} free.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This project cannot be saved over.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This project is open read-only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This project was saved by a newer version.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This project's {kind} was made by a newer version.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This was made by version {old} of {generator}, and this studio has {new}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This works with: {needed}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try another sampler, or fetch the model again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Two layers of the canvas have the same id.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo, or make it again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Unlock it, or choose another.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Unpack it and add what is in it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Update the studio to edit it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Update the studio to use it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Update this studio, or move {file} away to start with an empty list.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What you do cannot be kept safe: {what}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Width and height have to be multiples of {multiple_of}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>With a strength of {strength} and {steps} steps nothing would be drawn.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Write the prompt without brackets, or put \ before them.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a name occurs twice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the queue was touched from another thread than its own</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the request is no object</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the session was touched from another thread than its own</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the settings are no object</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{complaint}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{field} cannot be “{value}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{field} is {value}{unit}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} cannot be read: {what}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} does not fit its kind: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is a pickle, which can run any program when it is opened.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{file} is no upscaler that the studio knows.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{folder} cannot be deleted: {what}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{model} answered with values that are not numbers.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{model} cannot be loaded: {why}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{model} cannot enlarge {factor} times.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{model} is a single file without its tokenizer and configuration, and the studio has none for {kind}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{model} is a single file, and the files of its tokenizer are missing ({part}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{model} is no picture model.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{model} takes no negative prompt.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{model} was fetched, but cannot be used: {complaint}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} cannot be read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} carries no recipe.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} could not be written or read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} could not be written.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} has a row that cannot be read.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} has {width} × {height} pixels.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} holds something that a project never does ({what}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is damaged, or not the picture that its name says.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is damaged.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is in use by another program.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is incomplete ({what} is missing).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is larger than any project can be.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is not a Seisei project.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is not a picture, sound or film.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is not what the field {field} takes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is of a kind that cannot be opened.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} is open in another window.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} names a file outside of its own folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{name} says that it has more pixels than the studio opens.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{where} has an unknown key “{key}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{where} lacks “{key}”.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{file}” cannot be read: {what}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{file}” does not say what model it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{file}” holds no weights.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{file}” in “{folder}” is damaged.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{file}” is a Python pickle, which can run any code while it is opened; the studio never opens one.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{file}” is a web page, not a model: the download went wrong.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{file}” is a zip archive, not a model.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{file}” is a {found} file, although its place says something else.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{file}” is an addition to a language model, not a model.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{file}” is cut off: it is shorter than its header says.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{file}” is damaged: {what}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{file}” is empty.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{file}” is neither a safetensors nor a GGUF file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{file}” is no model that the studio knows: {reasons}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{file}” is not an upscaler of the kinds that can be converted.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{file}” is only a pointer of git-lfs; the model itself was not downloaded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{file}” is only the eye of a language model, not the model.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{file}” is {what}, which the studio cannot use.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{folder}” asks to run a program of its own ({what} in {file}), and the studio runs none.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{folder}” does not hold the weights of an upscaler.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{folder}” has its weights as a Python pickle ({file}), which can run any code while it is opened.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{folder}” holds a {kind}, for which the studio has no use.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{folder}” holds only a part of a picture model ({kind}).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{key}” in {where} has to be a list of texts.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{key}” in {where} is of the wrong type.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{model}” is a {found}, and this needs a {needed}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{model}” is of the architecture {found}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>“{text}” is not of the form NAME=VALUE.</source>
      <translation type="unfinished" />
    </message>
  </context>
  <context>
    <name>Exchange</name>
    <message>
      <source>Copying</source>
      <translation>コピー中</translation>
    </message>
    <message>
      <source>Pasted</source>
      <translation>貼り付け</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>画像</translation>
    </message>
    <message>
      <source>Reading the picture</source>
      <translation>画像を読み込み中</translation>
    </message>
    <message>
      <source>Reading {name}</source>
      <translation>{name} を読み込み中</translation>
    </message>
  </context>
  <context>
    <name>Exporting</name>
    <message>
      <source>Export</source>
      <translation>書き出す</translation>
    </message>
    <message>
      <source>Exported {name} with its Content Credentials.</source>
      <translation>{name} をコンテンツ認証情報付きで書き出しました。</translation>
    </message>
    <message>
      <source>Exporting</source>
      <translation>書き出し中</translation>
    </message>
    <message>
      <source>No plugin that is enabled can export a picture.</source>
      <translation>画像を書き出せる有効なプラグインがありません。</translation>
    </message>
    <message>
      <source>Only pictures can be exported as a picture.</source>
      <translation>画像として書き出せるのは画像だけです。</translation>
    </message>
    <message>
      <source>PNG pictures (*.png)</source>
      <translation>PNG 画像 (*.png)</translation>
    </message>
  </context>
  <context>
    <name>Fields</name>
    <message>
      <source>2 ×</source>
      <translation>2 倍</translation>
    </message>
    <message>
      <source>4 ×</source>
      <translation>4 倍</translation>
    </message>
    <message>
      <source>DDIM</source>
      <translation>DDIM</translation>
    </message>
    <message>
      <source>DEIS</source>
      <translation>DEIS</translation>
    </message>
    <message>
      <source>DPM++ 2M</source>
      <translation>DPM++ 2M</translation>
    </message>
    <message>
      <source>DPM++ 2M Karras</source>
      <translation>DPM++ 2M Karras</translation>
    </message>
    <message>
      <source>DPM++ 2M SDE</source>
      <translation>DPM++ 2M SDE</translation>
    </message>
    <message>
      <source>Enlarge</source>
      <translation>拡大</translation>
    </message>
    <message>
      <source>Euler</source>
      <translation>Euler</translation>
    </message>
    <message>
      <source>Euler a</source>
      <translation>Euler a</translation>
    </message>
    <message>
      <source>Guidance</source>
      <translation>ガイダンス</translation>
    </message>
    <message>
      <source>Height</source>
      <translation>高さ</translation>
    </message>
    <message>
      <source>Heun</source>
      <translation>Heun</translation>
    </message>
    <message>
      <source>How closely the picture follows the prompt; empty takes the model's own value.</source>
      <translation>プロンプトにどれだけ忠実に従うか。空ならモデルの既定値。</translation>
    </message>
    <message>
      <source>How far the result may leave the picture.</source>
      <translation>元の画像からどこまで離れてよいか。</translation>
    </message>
    <message>
      <source>How many pictures to make; each has its own seed.</source>
      <translation>作る枚数。それぞれ別のシードになります。</translation>
    </message>
    <message>
      <source>LCM</source>
      <translation>LCM</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>モデル</translation>
    </message>
    <message>
      <source>More steps take longer; empty takes the model's own number.</source>
      <translation>多いほど時間がかかります。空ならモデルの既定値。</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>画像</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>枚数</translation>
    </message>
    <message>
      <source>Prompt</source>
      <translation>プロンプト</translation>
    </message>
    <message>
      <source>Sampler</source>
      <translation>サンプラー</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>シード</translation>
    </message>
    <message>
      <source>Steps</source>
      <translation>ステップ</translation>
    </message>
    <message>
      <source>Strength</source>
      <translation>強さ</translation>
    </message>
    <message>
      <source>The model's own</source>
      <translation>モデルの既定</translation>
    </message>
    <message>
      <source>The picture to begin with: the selection, or the canvas.</source>
      <translation>元にする画像：選択範囲、またはキャンバス。</translation>
    </message>
    <message>
      <source>The same seed with the same settings gives the same picture.</source>
      <translation>同じ設定と同じシードなら同じ画像になります。</translation>
    </message>
    <message>
      <source>The selection, or the canvas.</source>
      <translation>選択範囲、またはキャンバス。</translation>
    </message>
    <message>
      <source>The way from noise to the picture.</source>
      <translation>ノイズから画像への道筋。</translation>
    </message>
    <message>
      <source>UniPC</source>
      <translation>UniPC</translation>
    </message>
    <message>
      <source>What the picture should not show.</source>
      <translation>画像に入れたくないもの。</translation>
    </message>
    <message>
      <source>What the picture shows. (word:1.2) gives a word more weight.</source>
      <translation>画像の内容。（語:1.2）の形で語を強められます。</translation>
    </message>
    <message>
      <source>Width</source>
      <translation>幅</translation>
    </message>
    <message>
      <source>Without</source>
      <translation>除外</translation>
    </message>
  </context>
  <context>
    <name>GalleryDock</name>
    <message>
      <source>Copy prompt</source>
      <translation>プロンプトをコピー</translation>
    </message>
    <message>
      <source>Everything made</source>
      <translation>作ったものすべて</translation>
    </message>
    <message>
      <source>Export as…</source>
      <translation>書き出す…</translation>
    </message>
    <message>
      <source>Favourite</source>
      <translation>お気に入り</translation>
    </message>
    <message>
      <source>Favourites only</source>
      <translation>お気に入りのみ</translation>
    </message>
    <message>
      <source>Make again</source>
      <translation>もう一度作る</translation>
    </message>
    <message>
      <source>No favourite</source>
      <translation>お気に入りから外す</translation>
    </message>
    <message>
      <source>Place on the work</source>
      <translation>作品に配置</translation>
    </message>
    <message>
      <source>Reading a picture</source>
      <translation>画像を読み込み中</translation>
    </message>
    <message>
      <source>Recall settings</source>
      <translation>設定を呼び出す</translation>
    </message>
    <message>
      <source>Remove from the gallery</source>
      <translation>ギャラリーから外す</translation>
    </message>
    <message>
      <source>Search by prompt, model or kind</source>
      <translation>プロンプト、モデル、種類で検索</translation>
    </message>
    <message>
      <source>Search everything made</source>
      <translation>作ったものを検索</translation>
    </message>
    <message>
      <source>Searching</source>
      <translation>検索中</translation>
    </message>
    <message>
      <source>Vary</source>
      <translation>変化をつける</translation>
    </message>
    <message>
      <source>{count} made</source>
      <translation>{count} 点</translation>
    </message>
  </context>
  <context>
    <name>HistoryDock</name>
    <message>
      <source>History</source>
      <translation>履歴</translation>
    </message>
    <message>
      <source>Opened</source>
      <translation>開いた状態</translation>
    </message>
  </context>
  <context>
    <name>InspectorDock</name>
    <message>
      <source>Changed after it was signed, or damaged.</source>
      <translation>署名後に変更されたか、壊れています。</translation>
    </message>
    <message>
      <source>Made</source>
      <translation>作成</translation>
    </message>
    <message>
      <source>Make again</source>
      <translation>もう一度作る</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>モデル</translation>
    </message>
    <message>
      <source>No Content Credentials.</source>
      <translation>コンテンツ認証情報はありません。</translation>
    </message>
    <message>
      <source>Not generated: painted here, or brought in.</source>
      <translation>生成物ではありません（ここで描いたか、取り込んだもの）。</translation>
    </message>
    <message>
      <source>Reading a picture</source>
      <translation>画像を読み込み中</translation>
    </message>
    <message>
      <source>Recall</source>
      <translation>呼び出す</translation>
    </message>
    <message>
      <source>Select a picture in the gallery or a generated layer to see how it was made.</source>
      <translation>ギャラリーの画像か生成レイヤーを選ぶと、作り方が表示されます。</translation>
    </message>
    <message>
      <source>Signed by this installation, unchanged since.</source>
      <translation>このスタジオで署名され、その後変更されていません。</translation>
    </message>
    <message>
      <source>Signed by {signer}, who is not known here; unchanged since.</source>
      <translation>{signer} の署名があります（ここでは未知の署名者）。その後変更されていません。</translation>
    </message>
    <message>
      <source>Vary</source>
      <translation>変化をつける</translation>
    </message>
    <message>
      <source>With</source>
      <translation>使用</translation>
    </message>
  </context>
  <context>
    <name>KeysPage</name>
    <message>
      <source>Action</source>
      <translation>操作</translation>
    </message>
    <message>
      <source>As it came</source>
      <translation>初期状態</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>キー</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>キー</translation>
    </message>
    <message>
      <source>Menu</source>
      <translation>メニュー</translation>
    </message>
    <message>
      <source>Search by name or key</source>
      <translation>名前かキーで検索</translation>
    </message>
    <message>
      <source>Search keys</source>
      <translation>キーを検索</translation>
    </message>
    <message>
      <source>Select an action to change its key.</source>
      <translation>操作を選んでキーを変更します。</translation>
    </message>
    <message>
      <source>{keys} belongs to “{other}” already; change that one first.</source>
      <translation>{keys} はすでに「{other}」のキーです。先にそちらを変更してください。</translation>
    </message>
  </context>
  <context>
    <name>LayerList</name>
    <message>
      <source>Layers</source>
      <translation>レイヤー</translation>
    </message>
  </context>
  <context>
    <name>LayerModel</name>
    <message>
      <source>generated</source>
      <translation>生成</translation>
    </message>
    <message>
      <source>hidden</source>
      <translation>非表示</translation>
    </message>
    <message>
      <source>locked</source>
      <translation>ロック</translation>
    </message>
    <message>
      <source>visible</source>
      <translation>表示</translation>
    </message>
  </context>
  <context>
    <name>LayerWork</name>
    <message>
      <source>Layer {number}</source>
      <translation>レイヤー {number}</translation>
    </message>
    <message>
      <source>Merging layers</source>
      <translation>レイヤーを結合中</translation>
    </message>
    <message>
      <source>{name} copy</source>
      <translation>{name} のコピー</translation>
    </message>
  </context>
  <context>
    <name>LayersDock</name>
    <message>
      <source>Blend mode</source>
      <translation>描画モード</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>削除</translation>
    </message>
    <message>
      <source>Delete layer</source>
      <translation>レイヤーを削除</translation>
    </message>
    <message>
      <source>Duplicate</source>
      <translation>複製</translation>
    </message>
    <message>
      <source>Duplicate layer</source>
      <translation>レイヤーを複製</translation>
    </message>
    <message>
      <source>Hide</source>
      <translation>隠す</translation>
    </message>
    <message>
      <source>How the layer is mixed with what lies below</source>
      <translation>下のレイヤーとの混ざり方</translation>
    </message>
    <message>
      <source>Layer down</source>
      <translation>レイヤーを下へ</translation>
    </message>
    <message>
      <source>Layer up</source>
      <translation>レイヤーを上へ</translation>
    </message>
    <message>
      <source>Lock</source>
      <translation>ロック</translation>
    </message>
    <message>
      <source>Merge down</source>
      <translation>下のレイヤーと結合</translation>
    </message>
    <message>
      <source>Merge with the layer below</source>
      <translation>下のレイヤーと結合</translation>
    </message>
    <message>
      <source>New layer</source>
      <translation>新規レイヤー</translation>
    </message>
    <message>
      <source>Opacity</source>
      <translation>不透明度</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>名前を変更</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>表示</translation>
    </message>
    <message>
      <source>Unlock</source>
      <translation>ロック解除</translation>
    </message>
  </context>
  <context>
    <name>ModelManager</name>
    <message>
      <source>Add a file…</source>
      <translation>ファイルを追加…</translation>
    </message>
    <message>
      <source>Add a folder of models</source>
      <translation>モデルのフォルダーを追加</translation>
    </message>
    <message>
      <source>Add a folder…</source>
      <translation>フォルダーを追加…</translation>
    </message>
    <message>
      <source>Add a model</source>
      <translation>モデルを追加</translation>
    </message>
    <message>
      <source>Added: {names}.</source>
      <translation>追加しました：{names}</translation>
    </message>
    <message>
      <source>Fetch</source>
      <translation>取得</translation>
    </message>
    <message>
      <source>Fetching {name}</source>
      <translation>{name} を取得中</translation>
    </message>
    <message>
      <source>Licence: {licence}</source>
      <translation>ライセンス：{licence}</translation>
    </message>
    <message>
      <source>Looking at {name}</source>
      <translation>{name} を確認中</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>モデル</translation>
    </message>
    <message>
      <source>Models (*.safetensors *.gguf)</source>
      <translation>モデル (*.safetensors *.gguf)</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>削除</translation>
    </message>
    <message>
      <source>Removing {name}</source>
      <translation>{name} を削除中</translation>
    </message>
    <message>
      <source>Use by default</source>
      <translation>既定にする</translation>
    </message>
    <message>
      <source>can be fetched</source>
      <translation>取得できます</translation>
    </message>
    <message>
      <source>not stated</source>
      <translation>記載なし</translation>
    </message>
    <message>
      <source>{name} is being fetched; the queue shows how far it is.</source>
      <translation>{name} を取得しています。進み具合はキューに表示されます。</translation>
    </message>
    <message>
      <source>{size} to fetch, {memory} of memory</source>
      <translation>取得 {size}、メモリ {memory}</translation>
    </message>
  </context>
  <context>
    <name>PaletteEntries</name>
    <message>
      <source>generator</source>
      <translation>生成器</translation>
    </message>
    <message>
      <source>model</source>
      <translation>モデル</translation>
    </message>
    <message>
      <source>project</source>
      <translation>プロジェクト</translation>
    </message>
  </context>
  <context>
    <name>Plugins</name>
    <message>
      <source>Canvas</source>
      <translation>キャンバス</translation>
    </message>
    <message>
      <source>Enlarge</source>
      <translation>拡大</translation>
    </message>
    <message>
      <source>Image to image</source>
      <translation>画像から画像</translation>
    </message>
    <message>
      <source>Layers</source>
      <translation>レイヤー</translation>
    </message>
    <message>
      <source>Paint</source>
      <translation>ペイント</translation>
    </message>
    <message>
      <source>Say what the picture shows and press Enter, or just paint.</source>
      <translation>画像の内容を書いて Enter。または、そのまま描き始めましょう。</translation>
    </message>
    <message>
      <source>Text to image</source>
      <translation>文章から画像</translation>
    </message>
    <message>
      <source>a green frog on a yellow background, 3d render</source>
      <translation>a green frog on a yellow background, 3d render</translation>
    </message>
    <message>
      <source>a red fox in a snowy forest at night</source>
      <translation>a red fox in a snowy forest at night</translation>
    </message>
    <message>
      <source>a sailboat on the sea at sunset</source>
      <translation>a sailboat on the sea at sunset</translation>
    </message>
  </context>
  <context>
    <name>Preferences</name>
    <message>
      <source>As the system</source>
      <translation>システムに合わせる</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>ダーク</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>装置</translation>
    </message>
    <message>
      <source>Device and models</source>
      <translation>装置とモデル</translation>
    </message>
    <message>
      <source>Exports</source>
      <translation>書き出し</translation>
    </message>
    <message>
      <source>General</source>
      <translation>一般</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>キー</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>言語</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>ライト</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>モデル</translation>
    </message>
    <message>
      <source>Models and folders of models…</source>
      <translation>モデルとモデルのフォルダー…</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>ページ</translation>
    </message>
    <message>
      <source>Preferences</source>
      <translation>設定</translation>
    </message>
    <message>
      <source>The fastest device of this machine is taken. Models stay where they are on the disk: add the folders of other programs, nothing is copied.</source>
      <translation>この機械で最も速い装置を使います。モデルはディスク上の元の場所のままです。他のソフトのフォルダーを追加しても、何もコピーされません。</translation>
    </message>
    <message>
      <source>The language changes when the studio starts again.</source>
      <translation>言語は次の起動から変わります。</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>テーマ</translation>
    </message>
    <message>
      <source>Theme: as the system</source>
      <translation>テーマ：システムに合わせる</translation>
    </message>
    <message>
      <source>Theme: dark</source>
      <translation>テーマ：ダーク</translation>
    </message>
    <message>
      <source>Theme: light</source>
      <translation>テーマ：ライト</translation>
    </message>
    <message>
      <source>With them a picture can be made again. Without them it still says that it was generated: every export carries Content Credentials, signed by this installation with a key that never leaves it.</source>
      <translation>これがあれば画像をもう一度作れます。なくても、生成されたことは示されます。書き出しには必ずコンテンツ認証情報が付き、このスタジオの外に出ない鍵で署名されます。</translation>
    </message>
    <message>
      <source>Write prompt and settings into exported pictures</source>
      <translation>書き出す画像にプロンプトと設定を書き込む</translation>
    </message>
    <message>
      <source>chosen when the first model is loaded</source>
      <translation>最初のモデルを読み込むときに選ばれます</translation>
    </message>
    <message>
      <source>setting</source>
      <translation>設定</translation>
    </message>
    <message>
      <source>{device}, {used} of {total} GB in use by models</source>
      <translation>{device}、モデルが {used} / {total} GB を使用中</translation>
    </message>
  </context>
  <context>
    <name>ProjectControl</name>
    <message>
      <source>Cancel</source>
      <translation>キャンセル</translation>
    </message>
    <message>
      <source>Don't save</source>
      <translation>保存しない</translation>
    </message>
    <message>
      <source>New project</source>
      <translation>新規プロジェクト</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>開く</translation>
    </message>
    <message>
      <source>Opening {name}</source>
      <translation>{name} を開いています</translation>
    </message>
    <message>
      <source>Recovering</source>
      <translation>復元中</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>Save as</source>
      <translation>別名で保存</translation>
    </message>
    <message>
      <source>Saving</source>
      <translation>保存中</translation>
    </message>
    <message>
      <source>Seisei projects (*.seisei)</source>
      <translation>Seisei プロジェクト (*.seisei)</translation>
    </message>
    <message>
      <source>The project is being saved already.</source>
      <translation>すでに保存中です。</translation>
    </message>
    <message>
      <source>The project is being saved; close again in a moment.</source>
      <translation>保存中です。少し待ってから閉じてください。</translation>
    </message>
    <message>
      <source>Untitled</source>
      <translation>無題</translation>
    </message>
    <message>
      <source>not saved, kept safe</source>
      <translation>未保存（控えあり）</translation>
    </message>
    <message>
      <source>read-only</source>
      <translation>読み取り専用</translation>
    </message>
    <message>
      <source>saved</source>
      <translation>保存済み</translation>
    </message>
    <message>
      <source>saving…</source>
      <translation>保存中…</translation>
    </message>
    <message>
      <source>“{name}” has work that is not saved.</source>
      <translation>「{name}」に保存していない作業があります。</translation>
    </message>
  </context>
  <context>
    <name>PromptDock</name>
    <message>
      <source>Add at the front</source>
      <translation>先頭に追加</translation>
    </message>
    <message>
      <source>Add to queue</source>
      <translation>キューに追加</translation>
    </message>
    <message>
      <source>Drawn at {width} × {height}, enlarged {factor} ×</source>
      <translation>{width} × {height} で描き、{factor} 倍に拡大</translation>
    </message>
    <message>
      <source>Generate</source>
      <translation>生成</translation>
    </message>
    <message>
      <source>Generate (Ctrl+Enter)</source>
      <translation>生成（Ctrl+Enter）</translation>
    </message>
    <message>
      <source>Make four</source>
      <translation>4 枚作る</translation>
    </message>
    <message>
      <source>More ways to generate</source>
      <translation>その他の生成方法</translation>
    </message>
    <message>
      <source>Not recalled, since there is no such field here: {names}.</source>
      <translation>ここにない項目のため呼び出せませんでした：{names}</translation>
    </message>
    <message>
      <source>Reading the picture</source>
      <translation>画像を読み込み中</translation>
    </message>
    <message>
      <source>There is nothing to begin with yet: paint something, or place a picture.</source>
      <translation>元になるものがまだありません。何か描くか、画像を置いてください。</translation>
    </message>
    <message>
      <source>What to make</source>
      <translation>作るもの</translation>
    </message>
    <message>
      <source>click to cancel</source>
      <translation>クリックで中止</translation>
    </message>
  </context>
  <context>
    <name>QueueDock</name>
    <message>
      <source>Clear ended</source>
      <translation>終了分を消す</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>再開</translation>
    </message>
    <message>
      <source>Nothing waits. What you generate appears here while it is made.</source>
      <translation>待機中の処理はありません。生成中のものがここに表示されます。</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>一時停止</translation>
    </message>
    <message>
      <source>Queue</source>
      <translation>キュー</translation>
    </message>
    <message>
      <source>Start no more jobs; what runs goes on</source>
      <translation>新しい処理を始めない（実行中のものは続く）</translation>
    </message>
    <message>
      <source>To do: {count}</source>
      <translation>残り {count}</translation>
    </message>
  </context>
  <context>
    <name>RecoveryBar</name>
    <message>
      <source>Discard</source>
      <translation>破棄</translation>
    </message>
    <message>
      <source>Recover</source>
      <translation>復元</translation>
    </message>
    <message>
      <source>Work that was not saved: {work}</source>
      <translation>保存されていない作業：{work}</translation>
    </message>
  </context>
  <context>
    <name>RequestForm</name>
    <message>
      <source>More</source>
      <translation>詳細</translation>
    </message>
    <message>
      <source>Selection, or all of the work</source>
      <translation>選択範囲、または作品全体</translation>
    </message>
    <message>
      <source>Swap width and height</source>
      <translation>幅と高さを入れ替え</translation>
    </message>
    <message>
      <source>model's own</source>
      <translation>モデルの既定</translation>
    </message>
  </context>
  <context>
    <name>ResultRouter</name>
    <message>
      <source>Show</source>
      <translation>表示</translation>
    </message>
    <message>
      <source>“{title}” is done.</source>
      <translation>「{title}」ができました。</translation>
    </message>
  </context>
  <context>
    <name>SeedField</name>
    <message>
      <source>Draw a new seed</source>
      <translation>新しいシードを引く</translation>
    </message>
    <message>
      <source>Keep this seed</source>
      <translation>このシードを固定</translation>
    </message>
    <message>
      <source>Keep this seed for the next picture</source>
      <translation>次の画像でもこのシードを使う</translation>
    </message>
  </context>
  <context>
    <name>StatusRow</name>
    <message>
      <source>1 job</source>
      <translation>処理 1</translation>
    </message>
    <message>
      <source>Copy details</source>
      <translation>詳細をコピー</translation>
    </message>
    <message>
      <source>Dismiss</source>
      <translation>閉じる</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>進み具合</translation>
    </message>
    <message>
      <source>Speed of the steps</source>
      <translation>ステップの速さ</translation>
    </message>
    <message>
      <source>{count} jobs</source>
      <translation>処理 {count}</translation>
    </message>
    <message>
      <source>{time} left</source>
      <translation>残り {time}</translation>
    </message>
    <message>
      <source>{used} of {total} GB</source>
      <translation>{used} / {total} GB</translation>
    </message>
  </context>
  <context>
    <name>StudioWindow</name>
    <message>
      <source>Gallery</source>
      <translation>ギャラリー</translation>
    </message>
    <message>
      <source>History</source>
      <translation>履歴</translation>
    </message>
    <message>
      <source>Inspector</source>
      <translation>インスペクター</translation>
    </message>
    <message>
      <source>Prompt</source>
      <translation>プロンプト</translation>
    </message>
    <message>
      <source>Queue</source>
      <translation>キュー</translation>
    </message>
    <message>
      <source>There is no work open that this could be placed on.</source>
      <translation>配置先になる作品が開かれていません。</translation>
    </message>
  </context>
  <context>
    <name>Swatches</name>
    <message>
      <source>Foreground colour</source>
      <translation>描画色</translation>
    </message>
    <message>
      <source>Foreground colour (X swaps with the background, D resets)</source>
      <translation>描画色（X で背景色と入れ替え、D で初期化）</translation>
    </message>
  </context>
  <context>
    <name>Takes</name>
    <message>
      <source>Apply</source>
      <translation>適用</translation>
    </message>
    <message>
      <source>Apply and keep the takes</source>
      <translation>適用してテイクを残す</translation>
    </message>
    <message>
      <source>Apply as a layer</source>
      <translation>レイヤーとして適用</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>比較</translation>
    </message>
    <message>
      <source>Generated</source>
      <translation>生成</translation>
    </message>
    <message>
      <source>Hold to see the canvas without the take (C)</source>
      <translation>押している間、テイクなしのキャンバスを表示（C）</translation>
    </message>
    <message>
      <source>Make again</source>
      <translation>もう一度作る</translation>
    </message>
    <message>
      <source>Put the takes away</source>
      <translation>テイクを片付ける</translation>
    </message>
    <message>
      <source>Put the takes away; they stay in the gallery (Escape)</source>
      <translation>テイクを片付ける（ギャラリーに残ります、Escape）</translation>
    </message>
    <message>
      <source>Put this take onto the canvas as a layer (Enter; Shift+Enter keeps the strip)</source>
      <translation>このテイクをレイヤーとして置く（Enter、Shift+Enter で帯を残す）</translation>
    </message>
    <message>
      <source>Save as…</source>
      <translation>別名で保存…</translation>
    </message>
    <message>
      <source>Takes</source>
      <translation>テイク</translation>
    </message>
    <message>
      <source>Use as input</source>
      <translation>入力に使う</translation>
    </message>
    <message>
      <source>Vary</source>
      <translation>変化をつける</translation>
    </message>
    <message>
      <source>{number} of {count}</source>
      <translation>{count} 枚中 {number}</translation>
    </message>
  </context>
  <context>
    <name>TitleRow</name>
    <message>
      <source>Menu</source>
      <translation>メニュー</translation>
    </message>
    <message>
      <source>Project</source>
      <translation>プロジェクト</translation>
    </message>
    <message>
      <source>Project {name}</source>
      <translation>プロジェクト {name}</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>検索</translation>
    </message>
  </context>
  <context>
    <name>ToolOptions</name>
    <message>
      <source>Click to take a colour.</source>
      <translation>クリックで色を取る。</translation>
    </message>
    <message>
      <source>Click to zoom in, with Ctrl to zoom out.</source>
      <translation>クリックで拡大、Ctrl とともに縮小。</translation>
    </message>
    <message>
      <source>Drag a rectangle; a click takes it away. Shift makes it square.</source>
      <translation>ドラッグで矩形選択、クリックで解除。Shift で正方形。</translation>
    </message>
    <message>
      <source>Drag the layer, or move it with the arrow keys.</source>
      <translation>レイヤーをドラッグ、または矢印キーで移動。</translation>
    </message>
    <message>
      <source>Flow</source>
      <translation>流量</translation>
    </message>
    <message>
      <source>Hardness</source>
      <translation>硬さ</translation>
    </message>
    <message>
      <source>Opacity</source>
      <translation>不透明度</translation>
    </message>
    <message>
      <source>Pen pressure changes the opacity</source>
      <translation>筆圧で不透明度を変える</translation>
    </message>
    <message>
      <source>Pen pressure changes the size</source>
      <translation>筆圧でサイズを変える</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>サイズ</translation>
    </message>
    <message>
      <source>Tolerance</source>
      <translation>許容値</translation>
    </message>
  </context>
  <context>
    <name>Welcome</name>
    <message>
      <source>Start with an empty canvas</source>
      <translation>空のキャンバスで始める</translation>
    </message>
    <message>
      <source>Try one of these. They are drawn on this machine, without a network.</source>
      <translation>まずはこれを試してみましょう。ネットワークなしで、この機械の上で描かれます。</translation>
    </message>
  </context>
  <context>
    <name>Window</name>
    <message>
      <source>No plugin is enabled: the studio runs in safe mode.</source>
      <translation>プラグインは無効です（セーフモード）。</translation>
    </message>
    <message>
      <source>The plugin “{plugin}” cannot show “{name}”: {what}</source>
      <translation>プラグイン「{plugin}」は「{name}」を表示できません：{what}</translation>
    </message>
  </context>
  <context>
    <name>_Row</name>
    <message>
      <source>Again</source>
      <translation>もう一度</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>キャンセル</translation>
    </message>
    <message>
      <source>Copy details</source>
      <translation>詳細をコピー</translation>
    </message>
    <message>
      <source>Hold</source>
      <translation>保留</translation>
    </message>
    <message>
      <source>Untitled</source>
      <translation>無題</translation>
    </message>
    <message>
      <source>a fault in the studio</source>
      <translation>スタジオの不具合</translation>
    </message>
    <message>
      <source>cancelled</source>
      <translation>中止</translation>
    </message>
    <message>
      <source>done in {time}</source>
      <translation>{time}で完了</translation>
    </message>
    <message>
      <source>held</source>
      <translation>保留中</translation>
    </message>
    <message>
      <source>interrupted when the studio ended</source>
      <translation>スタジオの終了で中断</translation>
    </message>
    <message>
      <source>starting</source>
      <translation>開始中</translation>
    </message>
    <message>
      <source>waiting</source>
      <translation>待機中</translation>
    </message>
  </context>
</TS>
