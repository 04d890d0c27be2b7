"""The plain script that cqcdash is compared with: the same portfolio, the obvious way.

It loads the tables with ``.df()``, filters and groups in pandas on every run and draws with
plotly express. The file and the filter come from the environment and the URL.
"""

import os

import duckdb
import pandas as pd
import plotly.express as px
import streamlit as st

connection = duckdb.connect(os.environ["CQCDASH_DATABASE"])
certificates = connection.sql("select * from certificates").df()
audits = connection.sql("select * from audits").df()
connection.close()

as_of = pd.Timestamp(os.environ["CQCDASH_TODAY"])
plants = st.sidebar.multiselect(
    "Plant", sorted(certificates["plant"].dropna().unique()), key="plant"
)
if plants:
    certificates = certificates[certificates["plant"].isin(plants)]
    audits = audits[audits["plant"].isin(plants)]

certificates["days_to_expiry"] = (certificates["expires_on"] - as_of).dt.days
certificates["band"] = pd.cut(
    certificates["days_to_expiry"],
    [-100_000, -1, 30, 90, 180, 100_000],
    labels=["expired", "0-30", "31-90", "91-180", "later"],
)
last = audits[audits["result"] != "failed"].groupby("plant")["ended_on"].max()
certificates["follow_up_due_on"] = certificates["plant"].map(last) + pd.DateOffset(months=12)

st.metric("Certificates", len(certificates))
st.metric("Expired", int((certificates["days_to_expiry"] < 0).sum()))
bands = certificates.groupby(["band", "scheme"], observed=True).size().reset_index(name="n")
st.plotly_chart(px.bar(bands, x="band", y="n", color="scheme"), key="bands")
months = (
    certificates.assign(month=certificates["expires_on"].dt.to_period("M").astype(str))
    .groupby(["month", "scheme"], observed=True)
    .size()
    .reset_index(name="n")
)
st.plotly_chart(px.bar(months, x="month", y="n", color="scheme"), key="months")
st.plotly_chart(px.bar(last.reset_index(), x="plant", y="ended_on"), key="audits")
st.dataframe(certificates.sort_values("expires_on").head(5000), key="table")
